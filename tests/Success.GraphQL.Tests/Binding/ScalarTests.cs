using System.Globalization;
using System.Text.Json.Nodes;

namespace Success.GraphQL.Tests.Binding;

public sealed class ScalarTests
{
    const string Schema = """
        scalar Amount
        scalar Big
        scalar Json
        type Query { amount(of: Amount): Amount big(of: Big): Big json(of: Json): Json amounts(of: [Amount!]!, note: [Big!]): [Amount!]! }
        """;

    readonly GraphQLEngine _engine = Engine();

    [Theory]
    [InlineData("{ amount(of: \"1.50\") }", """{"data":{"amount":"1.50"}}""")]
    [InlineData("{ amount(of: 1.50) }", """{"data":{"amount":"1.50"}}""")]
    [InlineData("{ big(of: 12345678901234567890123) }", """{"data":{"big":12345678901234567890123}}""")]
    [InlineData("{ json(of: {a: [1, 2.5, \"x\", RED, true, null]}) }", """{"data":{"json":{"a":[1,2.5,"x","RED",true,null]}}}""")]
    [InlineData("{ json(of: \"text\") }", """{"data":{"json":"text"}}""")]
    [InlineData("{ amounts(of: [1, \"2\"], note: 3) }", """{"data":{"amounts":["1","2"]}}""")]
    public async Task Execute_Literals_AreReadAndWrittenAsTheScalarSays(string document, string response) =>
        Assert.Equal(response, await _engine.AskAsync(document));

    [Theory]
    [InlineData("query($v: Amount) { amount(of: $v) }", """{"v":1.50}""", """{"data":{"amount":"1.50"}}""")]
    [InlineData("query($v: Big) { big(of: $v) }", """{"v":12345678901234567890123}""", """{"data":{"big":12345678901234567890123}}""")]
    [InlineData("query($v: Json) { json(of: $v) }", """{"v":{"a":[1,"x"]}}""", """{"data":{"json":{"a":[1,"x"]}}}""")]
    public async Task Execute_Variables_AreReadAndWrittenAsTheScalarSays(string document, string variables, string response) =>
        Assert.Equal(response, await _engine.AskAsync(document, variables));

    [Theory]
    [InlineData("query($v: Amount) { amount(of: $v) }", """{"v":true}""", "Variable \\\"$v\\\" got invalid value true; Amount cannot represent a non string value: true")]
    [InlineData("query($v: Big) { big(of: $v) }", """{"v":"1"}""", "Variable \\\"$v\\\" got invalid value \\\"1\\\"; Big cannot represent a non numeric value: \\\"1\\\"")]
    [InlineData("query($v: Amount) { amount(of: $v) }", """{"v":"x"}""", "Variable \\\"$v\\\" got invalid value \\\"x\\\"; An amount is digits.")]
    [InlineData("{ big(of: 1.5) }", "{}", "Big is whole.")]
    public async Task Execute_ValueThatIsNone_IsRefused(string document, string variables, string message) =>
        Assert.Contains(message, await _engine.AskAsync(document, variables), StringComparison.Ordinal);

    static GraphQLEngine Engine()
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("schema.graphql", Schema));
        options.Resolvers.Add(typeof(Query));
        options.Scalars.Add(new AmountScalar());
        options.Scalars.Add(new BigScalar());
        options.Scalars.Add(new JsonScalar());
        return GraphQLEngine.Create(options);
    }

    [Resolvers("Query")]
    public static class Query
    {
        public static decimal? Amount(decimal? of) => of;

        public static System.Numerics.BigInteger? Big(System.Numerics.BigInteger? of) => of;

        public static JsonNode? Json(JsonNode? of) => of;

        public static IReadOnlyList<decimal> Amounts(IReadOnlyList<decimal> of, Optional<System.Numerics.BigInteger[]?> note) => note.IsGiven ? of : [];
    }

    sealed class AmountScalar : GraphQLScalar<decimal>
    {
        public override string Name => "Amount";

        public override bool TakesNumbers => true;

        public override decimal Parse(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw new FormatException("An amount is digits.");

        public override string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);
    }

    sealed class BigScalar : GraphQLScalar<System.Numerics.BigInteger>
    {
        public override string Name => "Big";

        public override GraphQLScalarKind Kind => GraphQLScalarKind.Number;

        public override System.Numerics.BigInteger Parse(string text) => System.Numerics.BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var big)
            ? big
            : throw new FormatException("Big is whole.");

        public override string Format(System.Numerics.BigInteger value) => value.ToString(CultureInfo.InvariantCulture);
    }

    sealed class JsonScalar : GraphQLScalar<JsonNode>
    {
        public override string Name => "Json";

        public override GraphQLScalarKind Kind => GraphQLScalarKind.Json;

        public override JsonNode Parse(string text) => JsonNode.Parse(text)!;

        public override string Format(JsonNode value) => value.ToJsonString();
    }
}
