using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Success.Domain.Tenancy;
using Success.Gateway;
using Success.Gateway.Mail;

namespace Success.Server.Configuration;

/// <summary>How a server is to run; everything in it makes sense.</summary>
sealed record ServerConfiguration
{
    public required string DataFolder { get; init; }

    public required string SecretsFile { get; init; }

    public required ImmutableArray<Uri> Urls { get; init; }

    public required Uri PublicUrl { get; init; }

    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The certificate for https; null when there is none, and then no url needs one.</summary>
    public ServerCertificate? Certificate { get; init; }

    public required FirstWorkspace Workspace { get; init; }

    public required EmailAddress MailFrom { get; init; }

    /// <summary>Whether members are told by mail of what happens.</summary>
    public required bool MailsNotifications { get; init; }

    /// <summary>The mail server; null while mails are files.</summary>
    public SmtpServer? Smtp { get; init; }

    public required int RequestsPerSecond { get; init; }

    public required int RequestBurst { get; init; }

    /// <summary>What the operations of one client may cost.</summary>
    public required CostBudget Costs { get; init; }

    /// <summary>What the operations of all clients of one tenant may cost together.</summary>
    public required CostBudget TenantCosts { get; init; }

    public required TimeSpan StopTimeout { get; init; }

    /// <summary>Whether <c>/metrics</c> is answered.</summary>
    public required bool ServesMetrics { get; init; }

    public required LogLevel LogLevel { get; init; }

    public required bool LogsJson { get; init; }

    public string JournalPath => Path.Combine(DataFolder, "success.db");

    public string MailFolder => Path.Combine(DataFolder, "mails");
}

/// <summary>The workspace that the first start creates.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Name of its owner.</param>
/// <param name="Email">The owner's address.</param>
sealed record FirstWorkspace(string Name, string Owner, EmailAddress Email);
