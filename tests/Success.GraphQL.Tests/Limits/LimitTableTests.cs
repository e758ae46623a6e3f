using System.Runtime.CompilerServices;
using Success.GraphQL.Connections;
using Success.GraphQL.Language;
using Success.GraphQL.Tests.Connections;
using Success.GraphQL.Tests.Costs;
using Success.GraphQL.Tests.Execution;
using Success.GraphQL.Tests.Subscriptions;
using Success.Testing;

namespace Success.GraphQL.Tests.Limits;

/// <summary>Every limit of the engine: what it is, what is said beyond it, and where that is tested.</summary>
public sealed class LimitTableTests
{
    // The rows of a page when nothing is said bound nothing.
    static readonly string[] NotLimits = [nameof(PageArguments.First), nameof(PageArguments.Last), nameof(PageArguments.UsualRows)];

    static readonly Limit[] Table =
    [
        new(nameof(GraphQLLimits.Tokens), 15_000, GraphQLErrorCodes.TooManyTokens,
            nameof(LimitTests.Tokens_AtTheLimit_AreReadAndOneMoreIsRefused),
            nameof(LimitTests.Tokens_OfADocumentThatIsKept_AreHeldAgainstEachCaller)),
        new(ParserOptions.DepthLimit, ParserOptions.Default.MaxDepth, GraphQLErrorCodes.NestedTooDeep,
            nameof(LimitTests.ParserDepth_AtTheLimit_IsReadAndOneDeeperIsRefused)),
        new(nameof(GraphQLLimits.Depth), 12, GraphQLErrorCodes.SelectionTooDeep,
            nameof(LimitTests.Depth_AtTheLimit_IsAnsweredAndOneDeeperIsRefused)),
        new(nameof(GraphQLLimits.IntrospectionDepth), 20, GraphQLErrorCodes.SelectionTooDeep,
            nameof(LimitTests.IntrospectionDepth_AtTheLimit_IsAnsweredAndOneDeeperIsRefused)),
        new(nameof(GraphQLLimits.IntrospectionLists), 2, GraphQLErrorCodes.SelectionTooDeep,
            nameof(LimitTests.IntrospectionLists_AtTheLimit_AreAnsweredAndOneMoreInThemIsRefused)),
        new(nameof(GraphQLLimits.Aliases), 30, GraphQLErrorCodes.TooManyAliases,
            nameof(LimitTests.Aliases_AtTheLimit_AreAnsweredAndOneMoreIsRefused)),
        new(nameof(GraphQLLimits.Directives), 50, GraphQLErrorCodes.TooManyDirectives,
            nameof(LimitTests.Directives_AtTheLimit_AreAnsweredAndOneMoreIsRefused)),
        new(nameof(GraphQLLimits.RootFields), 20, GraphQLErrorCodes.TooManyRootFields,
            nameof(LimitTests.RootFields_AtTheLimit_AreAnsweredAndOneMoreIsRefused)),
        new(nameof(GraphQLLimits.FieldComparisons), 100_000, GraphQLErrorCodes.TooManyFieldComparisons,
            nameof(LimitTests.FieldComparisons_AtTheLimit_AreMadeAndOneMoreIsRefused)),
        new(nameof(GraphQLLimits.ListItems), 250, GraphQLErrorCodes.ListTooLong,
            nameof(LimitTests.ListItems_AtTheLimit_AreTakenAndOneMoreIsRefused),
            nameof(LimitTests.ListItems_WhereTheSchemaSaysIt_AreTakenUpToThatAndNoFurther)),
        new(nameof(GraphQLLimits.Cost), 10_000L, GraphQLErrorCodes.CostTooHigh,
            nameof(CostTests.Execute_CostAtTheLimit_IsAnsweredAndOneBeyondIsRefused)),
        new(nameof(GraphQLRequest.Allowance), null, GraphQLErrorCodes.CostTooHigh,
            nameof(CostTests.Execute_CostOverWhatIsLeft_IsRefusedAndSaysWhatIsLeft)),
        new(nameof(GraphQLLimits.Errors), 10, null,
            nameof(LimitTests.Errors_AtTheLimit_AreAllToldAndOneMoreEndsTheList),
            nameof(LimitTests.Errors_OfVariables_AtTheLimit_AreAllToldAndOneMoreEndsTheList)),
        new(nameof(GraphQLLimits.ExecutionErrors), 100, GraphQLErrorCodes.TooManyErrors,
            nameof(LimitTests.ExecutionErrors_AtTheLimit_AreAllToldAndOneMoreEndsTheList)),
        new(nameof(GraphQLLimits.Introspection), true, GraphQLErrorCodes.IntrospectionDisabled, nameof(LimitTests.Introspection_SwitchedOff_IsRefused)),
        new(nameof(GraphQLLimits.Suggestions), true, null, nameof(LimitTests.Suggestions_SwitchedOff_TellNothingOfTheSchema)),
        new(nameof(MessageLength), MessageLength.Max, null, nameof(LimitTests.Messages_AboutVeryLongNames_StayShort)),
        new(nameof(GraphQLOptions.Deadline), TimeSpan.FromSeconds(10), GraphQLErrorCodes.DeadlineExceeded,
            nameof(LimitTests.Deadline_BeforeItIsOver_NothingHappensAndThenTheOperationEnds),
            nameof(ResponseStreamTests.Stream_EventIsNotAnsweredInTime_IsToldSoAndTheNextEventHasTimeOfItsOwn)),
        new(nameof(GraphQLOptions.SubscriptionBuffer), 100, null,
            nameof(ResponseStreamTests.Stream_ReaderThatTakesNothingForLong_EndsWithAnErrorAfterWhatWaits)),
        new(nameof(GraphQLOptions.SubscriberPatience), TimeSpan.FromSeconds(10), GraphQLErrorCodes.SubscriberTooSlow,
            nameof(ResponseStreamTests.Stream_ReaderThatTakesNothingForLong_EndsWithAnErrorAfterWhatWaits)),
        new(nameof(GraphQLOptions.CachedDocuments), 1_000, null,
            nameof(DocumentCacheTests.Add_AsManyDocumentsAsAllowed_KeepsThemAndOneMoreDropsTheOlderHalf)),
        new(nameof(GraphQLOptions.CachedBytes), 64L * 1024 * 1024, null,
            nameof(DocumentCacheTests.Add_AsManyBytesAsAllowed_KeepsThemAndOneMoreDropsTheOlderHalf),
            nameof(DocumentCacheTests.Add_DocumentOfHalfTheBytes_IsKeptAndWithOneByteLessItIsNot),
            nameof(DocumentMemoryTests.Engine_ManyConditionsTimesLongDocuments_TakesNoMoreMemoryThanAllowed)),
        new(nameof(PageArguments.MaxRows), 100, GraphQLErrorCodes.BadUserInput,
            nameof(ConnectionTests.Of_AsManyRowsAsAllowed_GivesThemAndOneMoreIsRefused)),
    ];

    [Fact]
    public void Table_OfAllLimits_IsWholeAndSo() =>
        Assert.Empty(Limit.Faults(
            Table,
            [typeof(GraphQLLimits), typeof(GraphQLOptions), typeof(PageArguments)],
            NotLimits,
            typeof(LimitTableTests).Assembly,
            File.ReadAllText(Beside("../../../docs/graphql.md"))));

    static string Beside(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, path);
}
