namespace Success.Server.Configuration;

/// <summary>Everything that can be configured. Help, the reader and docs/operation.md follow this list; a test holds them to it.</summary>
static class Settings
{
    public static readonly Setting Data = new(
        "data", "The folder of everything that is kept: the journal, secrets, mails.", "a folder that can be written", "success-data");

    public static readonly Setting SecretsFile = new(
        "secretsFile", "The file of the server's own keys, made at the first start; secrets.json in the data folder when left out.", "a file");

    public static readonly Setting Urls = new(
        "urls", "Where to listen.", "one or more of http://HOST:PORT and https://HOST:PORT, separated by commas", "http://localhost:5080");

    public static readonly Setting PublicUrl = new(
        "publicUrl", "Where browsers find it, for links in mails; the first of the urls when left out.", "http://HOST or https://HOST, without a path");

    public static readonly Setting TrustedProxies = new(
        "trustedProxies",
        "Proxies in front whose X-Forwarded-For and X-Forwarded-Proto are believed.",
        "addresses or networks like 10.0.0.0/8, separated by commas", "");

    public static readonly Setting Certificate = new("tls.certificate", "The certificate of https urls, with its chain.", "a PEM file");

    public static readonly Setting CertificateKey = new("tls.key", "The certificate's private key.", "a PEM file");

    public static readonly Setting Workspace = new(
        "workspace.name", "Name of the workspace that the first start creates.", "1 to 200 characters", "My workspace");

    public static readonly Setting Owner = new("workspace.owner", "Name of its owner.", "1 to 200 characters", "Owner");

    public static readonly Setting OwnerEmail = new(
        "workspace.email", "The owner's address, by which the owner signs in.", "an e-mail address", "owner@example.com");

    public static readonly Setting MailFrom = new(
        "mail.from", "The address that mails come from.", "an e-mail address", "success@example.com");

    public static readonly Setting MailNotifications = new(
        "mail.notifications", "Whether members are mailed alerts and proposals that wait for them.", "true or false", "true");

    public static readonly Setting SmtpHost = new(
        "mail.smtp.host", "The mail server; without one, mails are files in the data folder and are shown on the console.", "a host name or address");

    public static readonly Setting SmtpPort = new("mail.smtp.port", "Its port.", "1 to 65535", "587");

    public static readonly Setting SmtpTls = new("mail.smtp.tls", "Whether to talk to it by STARTTLS.", "true or false", "true");

    public static readonly Setting SmtpUser = new("mail.smtp.user", "Who to sign in there as, if it asks.", "a name");

    public static readonly Setting SmtpPassword = new("mail.smtp.password", "The password for that.", "a password; mail.smtp.passwordFile is safer", IsSecret: true);

    public static readonly Setting SmtpPasswordFile = new("mail.smtp.passwordFile", "A file that holds the password; SUCCESS_MAIL_SMTP_PASSWORD holds it itself.", "a file");

    public static readonly Setting RequestsPerSecond = new(
        "limits.requestsPerSecond", "Requests of one key, session or address per second, over time.", "1 to 100000", "100");

    public static readonly Setting RequestBurst = new(
        "limits.requestBurst", "Requests of one key, session or address at once.", "1 to 100000", "500");

    public static readonly Setting CostsPerSecond = new(
        "limits.costsPerSecond", "What the operations of one key or member may cost per second, over time.", "1 to 100000000", "2000");

    public static readonly Setting CostBurst = new(
        "limits.costBurst", "What they may cost at once.", "10000 to 100000000", "50000");

    public static readonly Setting TenantCostsPerSecond = new(
        "limits.tenantCostsPerSecond", "What the operations of all keys and members of one workspace may cost per second, over time.", "1 to 100000000", "20000");

    public static readonly Setting TenantCostBurst = new(
        "limits.tenantCostBurst", "What they may cost at once.", "10000 to 100000000", "500000");

    public static readonly Setting StopSeconds = new(
        "stopSeconds", "How long a stop waits for what is under way.", "1 to 600", "30");

    public static readonly Setting Metrics = new(
        "metrics", "Whether /metrics tells what is measured, to whoever asks, in the text format of Prometheus.", "true or false", "false");

    public static readonly Setting LogLevel = new(
        "log.level", "What is logged.", "debug, information, warning or error", "information");

    public static readonly Setting LogFormat = new("log.format", "How a line of the log looks.", "text or json", "text");

    public static IReadOnlyList<Setting> All { get; } =
    [
        Data, SecretsFile, Urls, PublicUrl, TrustedProxies, Certificate, CertificateKey, Workspace, Owner, OwnerEmail, MailFrom, MailNotifications, SmtpHost, SmtpPort,
        SmtpTls, SmtpUser, SmtpPassword, SmtpPasswordFile, RequestsPerSecond, RequestBurst,
        CostsPerSecond, CostBurst, TenantCostsPerSecond, TenantCostBurst, StopSeconds, Metrics, LogLevel, LogFormat,
    ];
}
