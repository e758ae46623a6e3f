using System.Buffers;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>
/// The parameters of one request. Document and variables are slices of what was received wherever that is possible, so they live as long
/// as the buffer behind them: until the operation is prepared.
/// </summary>
sealed class RequestParameters : IDisposable
{
    byte[]? _rented;

    /// <summary>The document as UTF-8; empty if none was given.</summary>
    public ReadOnlyMemory<byte> Document { get; set; }

    /// <summary>The operation to execute; null if the request names none.</summary>
    public string? OperationName { get; set; }

    /// <summary>The variables, a JSON object as it was sent; empty if none were given.</summary>
    public ReadOnlyMemory<byte> Variables { get; set; }

    /// <summary>The SHA-256 of a document, in lower case hexadecimal; null if none was given.</summary>
    public string? DocumentHash { get; set; }

    /// <summary>The client's name for the operation, in the single connection mode of event streams; null elsewhere.</summary>
    public string? OperationId { get; set; }

    /// <summary>Room for a document that had to be unescaped; given back by <see cref="Dispose"/>.</summary>
    public byte[] Rent(int length) => _rented = ArrayPool<byte>.Shared.Rent(length);

    public void Dispose()
    {
        var rented = _rented;
        _rented = null;
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
