using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Plans;

/// <summary>Something that was said about a plan or a part of it.</summary>
[GraphQLName("Comment")]
public sealed class CommentNode : INode
{
    readonly AccountPage _page;
    readonly Comment _comment;

    internal CommentNode(AccountPage page, Comment comment) => (_page, _comment) = (page, comment);

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(_comment.Id);

    /// <summary>Id of what it is about.</summary>
    public string About => _page.IdOf(_comment.About);

    /// <summary>The words.</summary>
    public Task<string?> Text() => _page.TextAsync($"{_comment.Id}.text");

    /// <summary>Who said it.</summary>
    public ActorNode By => _page.ActorOf(_comment.By);

    /// <summary>When.</summary>
    public DateTimeOffset At => _comment.At;

    /// <summary>Who may read it.</summary>
    public CommentAudience Audience => _comment.Audience;
}
