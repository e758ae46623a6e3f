using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Success.Domain;

namespace Success.Architecture.Tests;

/// <summary>
/// The domain is pure. The compiled assembly is read, so that no alias, using or generated code gets past: it may not even refer to
/// what could do I/O, wait, tell the time, draw at random or log.
/// </summary>
public sealed class DomainPurityTests
{
    static readonly string[] ForbiddenNamespaces =
    [
        "System.IO", "System.Net", "System.Threading", "System.Threading.Tasks", "System.Security.Cryptography.X509Certificates",
        "System.Diagnostics.Tracing", "Microsoft.Extensions", "Microsoft.AspNetCore", "Microsoft.Data",
    ];

    static readonly string[] ForbiddenTypes =
    [
        "System.Console", "System.Random", "System.TimeProvider", "System.Diagnostics.Stopwatch",
    ];

    static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Globalization.CultureInfo.get_CurrentCulture",
    ];

    [Fact]
    public void Domain_RefersToNothingImpure()
    {
        using var image = new PEReader(File.OpenRead(typeof(DomainError).Assembly.Location));
        var metadata = image.GetMetadataReader();

        var impure = TypesReferredTo(metadata).Where(IsForbiddenType)
            .Concat(MembersReferredTo(metadata).Where(IsForbiddenMember));

        Assert.Empty(impure);
    }

    static bool IsForbiddenType(string type) =>
        ForbiddenTypes.Contains(type) || ForbiddenNamespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal));

    // Iterators ask which thread enumerates them; that is the compiler's doing and harms nobody.
    static bool IsForbiddenMember(string member) =>
        ForbiddenMembers.Contains(member)
        || (member.StartsWith("System.Environment.", StringComparison.Ordinal) && member != "System.Environment.get_CurrentManagedThreadId");

    static IEnumerable<string> TypesReferredTo(MetadataReader metadata) =>
        metadata.TypeReferences.Select(handle => FullName(metadata, metadata.GetTypeReference(handle)));

    static IEnumerable<string> MembersReferredTo(MetadataReader metadata) =>
        from handle in metadata.MemberReferences
        let member = metadata.GetMemberReference(handle)
        where member.Parent.Kind == HandleKind.TypeReference
        let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
        select $"{FullName(metadata, type)}.{metadata.GetString(member.Name)}";

    static string FullName(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
