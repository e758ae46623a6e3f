using System.Text.RegularExpressions;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Gateway.Metrics;

namespace Success.Gateway.Ids;

/// <summary>The client's form of an id that grains keep as text, of whatever something happened to.</summary>
static partial class SubjectId
{
    // Of the tenant, or the account itself; everything else that has an id is a part of its account.
    static readonly string[] Whole =
    [
        Account.Prefix, Member.Prefix, Person.Prefix, ApiClient.Prefix, MetricNode.IdPrefix.TrimEnd('_'), Template.Prefix, Tenant.Prefix,
    ];

    /// <summary>The id by which it is asked for.</summary>
    /// <param name="subject">As the grains have it.</param>
    /// <param name="account">The account that it happened in; none for the workspace.</param>
    public static string Of(string subject, Id<Account> account) =>
        account.IsNone || Whole.Contains(subject.Split('_')[0]) ? subject : $"{subject}_{account.ToGuid():N}";

    /// <summary>A sentence of an account's domain, with every id in it as it is asked for.</summary>
    public static string Within(string sentence, Id<Account> account) => Ids().Replace(sentence, id => Of(id.Value, account));

    [GeneratedRegex(@"\b[a-z]+_[0-9a-f]{32}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
