using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>What is done to sessions.</summary>
[Resolvers("Mutation")]
public static class SessionMutations
{
    /// <summary>Ends one of the caller's own sessions.</summary>
    public static Task<TenantPayload> EndSession(EndSessionInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var session = asking.Id<Session>(input.Session, "session");
        return asking.CarryAsync(() => new TenantCommand.EndSession(session, asking.Request.Caller.Audience.Member));
    }

    /// <summary>Ends all sessions of a member.</summary>
    public static Task<TenantPayload> SignOutEverywhere(SignOutEverywhereInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var member = input.Member is null ? asking.Request.Caller.Audience.Member : asking.Id<Member>(input.Member, "member");
        return asking.CarryAsync(() => new TenantCommand.SignOutEverywhere(member), member.ToString());
    }
}
