using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Gateway.Errors;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Silo;

namespace Success.Gateway.Tests.Errors;

public sealed class ErrorTableTests
{
    public static TheoryData<DomainErrorCode> Codes => [.. Enum.GetValues<DomainErrorCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Refusal_OfEveryCode_HasARowThatClientsSee(DomainErrorCode code)
    {
        var row = ErrorTable.Of(code);

        Assert.True(row.IsForClients);
        Assert.InRange(row.HttpStatus, 400, 499);
        Assert.Equal(row, ErrorTable.Of(new RefusedException(new(code, "Why."))));
    }

    [Fact]
    public void Refusals_HaveCodesOfTheirOwn() =>
        Assert.Equal(Codes.Count, Enum.GetValues<DomainErrorCode>().Select(code => ErrorTable.Of(code).Code).Distinct().Count());

    // Every named fault of the rooms below has a row that is not the one for bugs.
    [Fact]
    public void Fault_OfEveryRoomBelow_IsNotTakenForABug()
    {
        var bugs = ErrorTable.Of(new InvalidOperationException());
        Type[] atStart = [typeof(SiloConfigurationException), typeof(JournalFileException)];
        Type[] ofGrainsAlone = [typeof(OrleansException), typeof(InconsistentStateException), typeof(ReminderException)];
        Type[] rooms = [typeof(JournalCorruptException), typeof(WrongTenantException), typeof(SiloUnavailableException)];

        Assert.Empty(
            from room in rooms
            from fault in room.Assembly.GetExportedTypes()
            where fault.IsSubclassOf(typeof(Exception)) && !atStart.Contains(fault) && !ofGrainsAlone.Contains(fault)
            let exception = (Exception)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(fault)
            where ErrorTable.Of(exception) == bugs
            select fault.Name);
        Assert.Equal(("INTERNAL", 500, LogLevel.Error), (bugs.Code, bugs.HttpStatus, bugs.LogLevel));
    }
}
