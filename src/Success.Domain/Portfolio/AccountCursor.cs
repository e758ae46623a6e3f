using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Unicode;

namespace Success.Domain.Portfolio;

/// <summary>
/// A place in an order as text: base64url of the order (1 byte), the key's number (8), the id (16) and the key's text. It says where a row
/// stood, not which row it was.
/// </summary>
readonly struct AccountCursor
{
    const int NumberAt = 1;
    const int IdAt = 9;
    const int TextAt = 25;

    // The longest name, in UTF-8, behind the fixed part; anything longer was not made here.
    const int MaxBytes = TextAt + (3 * Texts.MaxNameLength);

    readonly byte[] _bytes;

    AccountCursor(byte[] bytes) => _bytes = bytes;

    public SortKey Key => new(
        BinaryPrimitives.ReadUInt64BigEndian(_bytes.AsSpan(NumberAt)), _bytes.AsSpan(TextAt), new Guid(_bytes.AsSpan(IdAt, TextAt - IdAt)));

    public static string Write(AccountOrder order, SortKey key)
    {
        Span<byte> bytes = stackalloc byte[TextAt + key.Text.Length];
        bytes[0] = (byte)order;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[NumberAt..], key.Number);
        key.Id.TryWriteBytes(bytes[IdAt..]);
        key.Text.CopyTo(bytes[TextAt..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static Result<AccountCursor> Read(AccountOrder order, string text, string field)
    {
        var bytes = new byte[MaxBytes];
        if (text.Length > Base64Url.GetEncodedLength(MaxBytes)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done
            || written < TextAt
            || !Utf8.IsValid(bytes.AsSpan(TextAt..written)))
        {
            return new DomainError(DomainErrorCode.Invalid, "This is not a cursor of an account.", field);
        }

        return bytes[0] == (byte)order
            ? new AccountCursor(bytes[..written])
            : new DomainError(DomainErrorCode.Invalid, "This cursor belongs to a page in another order.", field);
    }
}
