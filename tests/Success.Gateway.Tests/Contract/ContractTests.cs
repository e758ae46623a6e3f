using Microsoft.Extensions.Logging.Abstractions;
using Success.GraphQL;

namespace Success.Gateway.Tests.Contract;

/// <summary>The contract and the code behind it.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Engine_OfTheContract_HasAResolverForEveryField()
    {
        try
        {
            Assert.Contains("type Query {", GatewaySchema.CreateEngine(NullLogger.Instance).PrintSchema(), StringComparison.Ordinal);
        }
        catch (SchemaException exception)
        {
            Assert.Fail(exception.Message);
        }
    }
}
