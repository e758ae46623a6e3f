using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Success.GraphQL.AspNetCore;

/// <summary>Puts GraphQL endpoints into an application.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "CONNECT"];
    static readonly string[] ReadMethods = ["GET", "HEAD"];

    /// <summary>Serves GraphiQL for the callers whose admission has a <see cref="Admission.Caller"/>; others are told to sign
    /// in, or sent to where they can.</summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="path">Where the page is; its files are below.</param>
    /// <param name="endpoint">Where the GraphQL is that it asks, on the same server.</param>
    /// <param name="admission">Who may see it.</param>
    /// <param name="signIn">The path, on the same server, where people sign in: a browser that shows no credential is sent there. Null: there is
    /// none, and it is told in a sentence.</param>
    /// <param name="home">The path, on the same server, to which the page leads back. Null: to none.</param>
    /// <param name="example">The operation with which somebody begins who has none open. Null: GraphiQL's own words of welcome.</param>
    public static IEndpointConventionBuilder MapGraphiQL(
        this IEndpointRouteBuilder endpoints,
        string path,
        string endpoint,
        ICallerAdmission admission,
        string? signIn = null,
        string? home = null,
        string? example = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var page = new GraphiQLPage(admission, path, endpoint) { SignIn = signIn, Home = home, Example = example };
        endpoints.MapMethods($"{path}/{{version}}/{{file}}", ReadMethods, GraphiQLPage.AnswerAssetAsync);
        return endpoints.MapMethods(path, ReadMethods, page.AnswerAsync);
    }

    /// <summary>
    /// Serves GraphQL at one path, over all transports: HTTP, server-sent events, and WebSockets where the application uses
    /// <c>UseWebSockets</c>.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="path">The path.</param>
    /// <param name="engine">What executes the operations.</param>
    /// <param name="admission">Who may come in, and with what.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <param name="trusted">The trusted documents; null for none.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string path,
        GraphQLEngine engine,
        ICallerAdmission admission,
        TransportOptions? options = null,
        TrustedDocuments? trusted = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var transports = new GraphQLTransports(
            engine,
            admission,
            options ?? new TransportOptions(),
            trusted ?? TrustedDocuments.None,
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Success.GraphQL"));
        return endpoints.MapMethods(path, Methods, transports.AnswerAsync);
    }
}
