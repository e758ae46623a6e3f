namespace Success.Domain.Tenancy;

/// <summary>
/// A plan to begin with that the tenant keeps. All that people wrote in it stands in one text (<see cref="TextChange"/>) with the key
/// <c>tpl_….body</c>, as the JSON of a <see cref="Plans.PlanTemplate"/>; its name is the text <c>tpl_….name</c>.
/// </summary>
public sealed record Template : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "tpl";

    /// <summary>Its id.</summary>
    public required Id<Template> Id { get; init; }

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>By whom.</summary>
    public required Who WrittenBy { get; init; }
}

/// <summary>A template was written, or written anew.</summary>
/// <param name="Template">Which.</param>
/// <param name="Name">Digest of its name.</param>
/// <param name="Body">Digest of what stands in it.</param>
public sealed record TemplateKept(Id<Template> Template, TextDigest Name, TextDigest Body) : TenantEvent;

/// <summary>A template is not offered any more; plans that began with it know nothing of it.</summary>
/// <param name="Template">Which.</param>
public sealed record TemplateRetired(Id<Template> Template) : TenantEvent;
