using System.Globalization;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Tests.Accounts;

public sealed class RepeatedCommandTests
{
    static readonly IdempotencyKey Key = IdempotencyKey.Create("5f0c").Value;

    [Fact]
    public void SameCommand_UnderItsKey_HasTheSameAnswerAndNoEvents()
    {
        var scene = Scene.Opened();
        var command = new CreatePlan("Plan") { Key = Key };
        var first = scene.Do(scene.Csm, command);

        var again = scene.Do(scene.Csm, command with { });

        Assert.Equal(first.Subject, again.Subject);
        Assert.Empty(again.Events);
        Assert.Empty(again.Texts);
        Assert.Single(scene.Account.Plans);
    }

    [Fact]
    public void OtherCommand_UnderAUsedKey_IsAConflict()
    {
        var scene = Scene.Opened();
        scene.Do(scene.Csm, new CreatePlan("Plan") { Key = Key });

        scene.Refused(scene.Csm, new CreatePlan("Another") { Key = Key }, DomainErrorCode.Conflict, "idempotencyKey");
    }

    [Fact]
    public void Key_OfAnotherActor_IsAnotherKey()
    {
        var scene = Scene.Opened();
        scene.Do(scene.Csm, new CreatePlan("Plan") { Key = Key });

        scene.Do(scene.Manager, new CreatePlan("Another") { Key = Key });

        Assert.Equal(2, scene.Account.Plans.Length);
    }

    [Fact]
    public void RefusedCommand_IsNotRemembered()
    {
        var scene = Scene.Opened();
        scene.Refused(scene.Csm, new CreatePlan("") { Key = Key }, DomainErrorCode.Invalid, "title");

        Assert.NotEmpty(scene.Do(scene.Csm, new CreatePlan("Plan") { Key = Key }).Events);
    }

    [Fact]
    public void OpenAccount_Repeated_IsAnsweredAlike()
    {
        var scene = new Scene();
        var open = new OpenAccount(scene.AccountId, "Acme") { Key = Key };
        scene.Do(scene.Csm, open);

        Assert.Empty(scene.Do(scene.Csm, open).Events);
    }

    [Fact]
    public void Command_IsRememberedForSevenDaysExclusive()
    {
        var scene = Scene.Opened();
        var command = new CreatePlan("Plan") { Key = Key };
        scene.Do(scene.Csm, command);

        scene.Now += RememberedCommands.Memory - TimeSpan.FromTicks(1);
        Assert.Empty(scene.Do(scene.Csm, command).Events);
        scene.Now += TimeSpan.FromTicks(1);
        Assert.NotEmpty(scene.Do(scene.Csm, command).Events);

        Assert.Single(scene.Account.Remembered.Items);
    }

    [Fact]
    public void Commands_BeyondTheLimit_ForgetTheOldest()
    {
        var scene = Scene.WithPlan(out var plan);
        for (var number = 0; number <= RememberedCommands.MaxCount; number++)
        {
            scene.Do(scene.Csm, Rename(plan, number));
        }

        Assert.Equal(RememberedCommands.MaxCount, scene.Account.Remembered.Items.Length);
        Assert.Empty(scene.Do(scene.Csm, Rename(plan, 1)).Events);
        Assert.NotEmpty(scene.Do(scene.Csm, Rename(plan, 0)).Events);
    }

    [Fact]
    public void Command_WithANumberThatIsNone_IsRefusedForThatAndNotForItsKey()
    {
        var deals = new Agreements.Deals();
        var terms = Agreements.Deals.Weekly(Agreements.Deals.Reach with { Tolerance = double.NaN });
        var propose = new Propose(deals.Plan, [new ChangeDraft.SetTerms(0, deals.Mentions, Measures.Outcome, true, terms)]) { Key = Key };

        deals.Scene.Refused(deals.Scene.Csm, propose, DomainErrorCode.Invalid, "changes[0].terms.goal.tolerance");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    [InlineData("~", true)]
    public void IdempotencyKey_IsVisibleAscii(string text, bool isKey) => Assert.Equal(isKey, IdempotencyKey.Create(text).IsSuccess);

    [Theory]
    [InlineData(IdempotencyKey.MaxLength, true)]
    [InlineData(IdempotencyKey.MaxLength + 1, false)]
    public void IdempotencyKey_UpToTheLimit(int length, bool fits) => Assert.Equal(fits, IdempotencyKey.Create(new('k', length)).IsSuccess);

    static RenamePlan Rename(Id<Plan> plan, int number) => new(plan, "Plan")
    {
        Key = IdempotencyKey.Create(number.ToString(CultureInfo.InvariantCulture)).Value,
    };
}
