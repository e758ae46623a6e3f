using System.Text;
using System.Text.Json;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

/// <summary>
/// A tenant's journal as this release writes it stands in tests/data/tenant-journal.txt: one event of each kind, name, format, data.
/// It replays for ever: lines may be added, never changed.
/// </summary>
public sealed class TenantEventCodecTests
{
    static readonly string[] Kept = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "tenant-journal.txt"))];

    public static TheoryData<string> Lines => [.. Kept];

    [Fact]
    public void Snapshot_HasEveryEventInTheOrderOfOneTenantsLife() =>
        Assert.Equal(Kept, SomeTenantLife.Events().Select(LineOf));

    [Fact]
    public void Snapshot_NamesEveryKindOfEvent() =>
        Assert.Equal(
            TenantEventCodec.Names.Order(StringComparer.Ordinal),
            Kept.Select(line => line.Split(' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Lines))]
    public void Read_OfAKeptLine_WritesTheSameLineAgain(string line)
    {
        var parts = line.Split(' ', 3);

        var happened = TenantEventCodec.Read(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(parts[2]));

        Assert.Equal(line, LineOf(happened));
    }

    [Theory]
    [InlineData("TenantTeleported", 1, "{}")]
    [InlineData("TenantResumed", 2, "{}")]
    [InlineData("TenantResumed", 1, "null")]
    [InlineData("TenantResumed", 1, """{"surprise":1}""")]
    [InlineData("MemberLeft", 1, """{"member":"mem_1"}""")]
    public void Read_OfWhatItDoesNotKnow_ThrowsInsteadOfGuessing(string name, int format, string data) =>
        Assert.Throws<JsonException>(() => TenantEventCodec.Read(name, format, Encoding.UTF8.GetBytes(data)));

    [Fact]
    public void State_AfterTheKeptJournal_SurvivesItsSnapshot()
    {
        var state = SomeTenantLife.Events().Aggregate(Tenant.None, Tenant.Apply);

        var again = JsonSerializer.Deserialize<Tenant>(JsonSerializer.Serialize(state, DomainJson.Options), DomainJson.Options)!;

        Assert.Equal(TenantText.Of(state), TenantText.Of(again));
    }

    static string LineOf(TenantEvent happened) =>
        $"{TenantEventCodec.NameOf(happened)} {TenantEventCodec.Format} {Encoding.UTF8.GetString(TenantEventCodec.Write(happened))}";
}
