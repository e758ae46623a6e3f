using Success.Domain.Agreements;
using Success.Gateway.Accounts;

namespace Success.Gateway.Agreements;

/// <summary>How something came to be agreed.</summary>
public sealed class AgreementNode
{
    readonly AccountPage _page;
    readonly Agreement _agreement;

    internal AgreementNode(AccountPage page, Agreement agreement) => (_page, _agreement) = (page, agreement);

    /// <summary>Id of the proposal.</summary>
    public string Proposal => _page.IdOf(_agreement.Proposal);

    /// <summary>What both saw.</summary>
    public string Digest => _agreement.Digest.ToString();

    /// <summary>The yes of the side that proposed it.</summary>
    public ApprovalNode Proposed => new(_page, _agreement.Proposed);

    /// <summary>The yes of the other side.</summary>
    public ApprovalNode Accepted => new(_page, _agreement.Accepted);

    /// <summary>Why, in the words of the proposing side.</summary>
    public Task<string?> Note() => _agreement.Note is { } note ? _page.TextAsync(note.Key) : Task.FromResult<string?>(null);
}
