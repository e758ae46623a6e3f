using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Success.Gateway.Http;
using Success.Gateway.SignIn;
using Success.GraphQL;
using Success.GraphQL.AspNetCore;

namespace Success.Gateway.Operations;

/// <summary>Where the contract is answered, and where people try it.</summary>
static class OperationEndpoints
{
    /// <summary>The path of the API, for all transports.</summary>
    public const string Path = "/graphql";

    /// <summary>The path of the page on which it is tried.</summary>
    public const string PagePath = "/graphiql";

    // What both sides may ask, and what brings somebody who opens it by chance on.
    const string Example =
        """
        # The book has all that can be asked.
        query Beginning {
          viewer {
            side
            member { name role }
            workspace { name }
          }
          accounts(first: 5) {
            nodes { id name }
          }
          alerts(first: 5) {
            nodes {
              account { name }
              explanation { sentence }
            }
          }
        }

        """;

    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        var admission = endpoints.ServiceProvider.GetRequiredService<CallerAdmission>();

        // Made now, so that a contract without its code ends the start and not the first request.
        endpoints.MapGraphQL(Path, endpoints.ServiceProvider.GetRequiredService<GraphQLEngine>(), admission);

        // The page's own files are for anybody's browser; the page itself asks who one is.
        endpoints.MapGroup("").WithMetadata(new OpenToNavigation()).MapGraphiQL(PagePath, Path, admission, SignInTarget.AskPath(PagePath), SignInPaths.Session, Example);
    }
}
