using System.Runtime.CompilerServices;
using Success.GraphQL.AspNetCore.PersistedDocuments;
using Success.GraphQL.AspNetCore.Tests.EventStreams;
using Success.GraphQL.AspNetCore.Tests.Http;
using Success.GraphQL.AspNetCore.Tests.PersistedDocuments;
using Success.GraphQL.AspNetCore.Tests.WebSockets;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests.Limits;

/// <summary>Every limit of the transports: what it is, what is said beyond it, and where that is tested.</summary>
public sealed class LimitTableTests
{
    static readonly Limit[] Table =
    [
        new(nameof(TransportOptions.MaxBodyBytes), 256 * 1024, TransportErrorCodes.RequestTooLarge,
            nameof(RequestLimitTests.Body_AtTheLimit_IsReadAndOneByteMoreIsRefused),
            nameof(SocketLimitTests.Message_AtTheLimit_IsReadAndOneByteMoreClosesTheSocket),
            nameof(HttpTransportTests.Post_Body_MayBeAsLongAsAllowedAndNoByteLonger),
            nameof(HttpTransportTests.Post_CallerMayMore_BodyMayBeThatLong)),
        new(nameof(TransportOptions.MaxConnectionInitBytes), 16 * 1024, null,
            nameof(SocketLimitTests.FirstMessage_AtTheLimit_IsReadAndOneByteMoreClosesTheSocket)),
        new(nameof(TransportOptions.MaxQueryStringBytes), 7 * 1024, TransportErrorCodes.RequestTooLarge,
            nameof(RequestLimitTests.QueryString_AtTheLimit_IsReadAndOneByteMoreIsRefused)),
        new(nameof(TransportOptions.MaxJsonDepth), 64, TransportErrorCodes.RequestTooDeep,
            nameof(RequestLimitTests.JsonDepth_OfABodyAtTheLimit_IsReadAndOneDeeperIsRefused),
            nameof(RequestLimitTests.JsonDepth_OfParametersAtTheLimit_IsReadAndOneDeeperIsRefused),
            nameof(SocketLimitTests.JsonDepth_AtTheLimit_IsReadAndOneDeeperClosesTheSocket)),
        new(nameof(TransportOptions.ConnectionInitTimeout), TimeSpan.FromSeconds(3), null,
            nameof(SocketLimitTests.ConnectionInit_InTime_IsAcceptedAndAMillisecondLaterTheSocketIsClosed)),
        new(nameof(TransportOptions.SendTimeout), TimeSpan.FromSeconds(30), null,
            nameof(SendTimeoutTests.Socket_ClientReadsInTime_GoesOnAndAMillisecondLaterItIsCut),
            nameof(SendTimeoutTests.EventStream_ClientReadsInTime_GoesOnAndAMillisecondLaterItIsCut)),
        new(nameof(TransportOptions.CloseTimeout), TimeSpan.FromSeconds(5), null,
            nameof(SocketLimitTests.Close_NotAnsweredInTime_EndsTheSocketAndAMillisecondEarlierItDoesNot)),
        new(nameof(TransportOptions.MaxOperationsPerConnection), 100, TransportErrorCodes.TooManyOperations,
            nameof(SocketLimitTests.Operations_AtTheLimit_RunAndOneMoreIsRefused),
            nameof(SocketOperationsTests.TryAdd_AsManyAsAllowed_HaveRoomAndOneMoreHasNot),
            nameof(ReservedStreamTests.Start_AsManyAsAllowed_RunAndOneMoreIsRefused)),
        new(nameof(TransportOptions.MaxConnectionsPerClient), 50, TransportErrorCodes.TooManyConnections,
            nameof(RequestLimitTests.Connections_AtTheLimit_AreOpenAndOneMoreIsRefused)),
        new(nameof(TransportOptions.ReservationTimeout), TimeSpan.FromSeconds(30), TransportErrorCodes.StreamNotFound,
            nameof(RequestLimitTests.Reservation_ReaderComesInTime_IsServedAndAMillisecondLaterItIsGone)),
        new(nameof(TransportOptions.MaxRegisteredDocuments), 1_000, null,
            nameof(RequestLimitTests.RegisteredDocuments_AtTheLimit_AreKnownAndOneMoreForgetsTheLongestUnused),
            nameof(DocumentStoreTests.Resolve_OneMoreThanAreRemembered_ForgetsTheLongestUnused)),
        new(nameof(RegisteredDocuments.MaxDocumentBytes), RegisteredDocuments.MaxDocumentBytes, null,
            nameof(DocumentStoreTests.Resolve_LongDocument_IsRememberedUpToTheLimit)),
    ];

    [Fact]
    public void Table_OfAllLimits_IsWholeAndSo() =>
        Assert.Empty(Limit.Faults(
            Table,
            [typeof(TransportOptions)],
            notLimits: [nameof(TransportOptions.KeepAliveInterval)],
            typeof(LimitTableTests).Assembly,
            File.ReadAllText(Beside("../../../docs/graphql.md"))));

    static string Beside(string path, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, path);
}
