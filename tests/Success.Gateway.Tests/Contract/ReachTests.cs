using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Health;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Gateway.Tests.Contract;

/// <summary>What the domain can do and show, beside what the API's code uses of it. Whoever adds to the one adds to the other.</summary>
public sealed class ReachTests
{
    static readonly Type[] Families =
    [
        typeof(AccountCommand), typeof(TenantCommand), typeof(AlertCommand), typeof(ReviewCommand), typeof(MetricCommand), typeof(MeasurementCommand),
    ];

    /// <summary>
    /// Commands that nobody gives through the API: the clock, the service itself, and other commands do, and whoever operates it does on the command line
    /// (<c>tenant create|suspend|resume</c>).
    /// </summary>
    static readonly string[] NotFromOutside =
    [
        "AcceptInvitation", "AcceptReview", "BeginSession", "ClearAlert", "ClosePeriods", "CreateTenant", "NoteClientUse", "NoteDeliveries", "RaiseAlert", "RecordMeasurements",
        "RecoverAlert", "ReportBounce", "ResumeTenant", "SuspendTenant", "TakeBaseline", "WakeAccount", "WakeAlerts", "WakeReviews", "WakeTenant", "WithdrawAlert",
    ];

    /// <summary>What readers may see, type by type.</summary>
    static readonly Type[] Seen =
    [
        typeof(AccountView), typeof(PlanView), typeof(KpiView), typeof(AlertView), typeof(ReviewView), typeof(AccountProfile), typeof(Plan), typeof(Objective),
        typeof(ObjectiveContent), typeof(Milestone), typeof(PlanAction), typeof(Comment), typeof(PlanEnding), typeof(Kpi), typeof(Terms), typeof(Proposal),
        typeof(Envelope), typeof(ClosedProposal), typeof(Review), typeof(PeriodSnapshot), typeof(KpiSnapshot), typeof(ClosedPeriod), typeof(PeriodRestatement),
        typeof(AgendaItem), typeof(AccountHealth), typeof(OutcomesHealth), typeof(Member), typeof(Person), typeof(ApiClient), typeof(Template), typeof(PlanTemplate), typeof(TemplateObjective),
        typeof(TemplateKpi), typeof(TemplateTerms), typeof(TenantSettings), typeof(Tenant), typeof(Metric), typeof(MetricChain), typeof(Feed),
    ];

    /// <summary>
    /// Members of them that no field of the contract is made of: digests of texts, which stand in rows; what is said by another member as well;
    /// secrets; what only decisions need.
    /// </summary>
    static readonly string[] NotShown =
    [
        "AccountHealth.Engagement", "AccountHealth.Relationship", "AccountProfile.Name", "AccountView.Reader", "ApiClient.Secret", "ClosedProposal.WasDraft", "Feed.Gaps", "Kpi.Aim",
        "Kpi.Name", "Kpi.Watch", "KpiSnapshot.Metric", "KpiSnapshot.MetricVersion", "Member.Email", "Milestone.IsOpen", "Milestone.Title", "Objective.Draft",
        "ObjectiveContent.Outcome", "PeriodSnapshot.Account", "PeriodSnapshot.Period", "PeriodSnapshot.Plan", "Person.Email", "Plan.Title", "Plan.UsualNotice",
        "PlanAction.IsOpen", "PlanAction.Title", "Review.IsOpen", "ReviewView.Digest", "Tenant.Alerts", "Tenant.Feeds",
        "Tenant.NextWake", "Tenant.Remembered", "Tenant.RouteTag", "Tenant.SuspendedAt",
    ];

    [Fact]
    public void Command_OfTheDomain_IsMadeByTheApi()
    {
        var made = Used();
        var commands = typeof(AccountCommand).Assembly.GetTypes().Where(type => !type.IsAbstract && Families.Any(type.IsSubclassOf));

        Assert.Equal(NotFromOutside, commands.Where(command => !made.Contains($"{Name(command)}..ctor")).Select(command => command.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Member_OfWhatIsSeen_IsReadByTheApi()
    {
        var read = Used();
        var members = Seen.SelectMany(type => type.GetProperties().Where(property => property.GetMethod is { IsStatic: false } && property.Name != "EqualityContract"));

        Assert.Equal(
            NotShown,
            members.Where(member => !read.Contains($"{Name(member.DeclaringType!)}.get_{member.Name}"))
                .Select(member => $"{member.DeclaringType!.Name}.{member.Name}").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Members of other assemblies that the gateway's code uses, as <c>Namespace.Type.Member</c>.</summary>
    static HashSet<string> Used()
    {
        using var file = File.OpenRead(typeof(GatewaySchema).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. from handle in metadata.MemberReferences
               let member = metadata.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               select $"{Name(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}",
        ];
    }

    static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    static string Name(Type type) => type.FullName!;
}
