using Success.Domain.Tenancy;

namespace Success.Domain.Agreements;

/// <summary>Something that both sides agreed to, and how. It holds until the next revision of the same thing is agreed.</summary>
/// <typeparam name="T">What was agreed.</typeparam>
/// <param name="Number">1, 2, 3 … of the same thing.</param>
/// <param name="Content">What was agreed.</param>
/// <param name="Agreement">Who agreed, when, and to what exactly.</param>
public sealed record Revision<T>(int Number, T Content, Agreement Agreement)
{
    /// <summary>Most revisions of one thing; all are kept. Two a month for four years; after that a new KPI tells more.</summary>
    public const int MaxCount = 100;
}

/// <summary>How something came to be agreed: two members, one of each side, said yes to the same digest.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Digest">The digest of the envelope that both saw.</param>
/// <param name="Proposed">The yes of the side that proposed it.</param>
/// <param name="Accepted">The yes of the other side.</param>
/// <param name="Note">Why, in the words of the proposing side: key and digest of the text; null when nothing was said.</param>
public sealed record Agreement(Id<Proposal> Proposal, AgreementDigest Digest, Approval Proposed, Approval Accepted, NoteReference? Note);

/// <summary>The yes of a side.</summary>
/// <param name="By">The member who said it.</param>
/// <param name="OnBehalfOf">The colleague whose mandate it was, when the member stood in; none otherwise.</param>
/// <param name="At">When.</param>
public readonly record struct Approval(Who By, Id<Member> OnBehalfOf, DateTimeOffset At);

/// <summary>A text that an agreement refers to.</summary>
/// <param name="Key">Key of the text.</param>
/// <param name="Digest">Its digest.</param>
public sealed record NoteReference(string Key, TextDigest Digest);
