using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Trading.Audit;

/// <summary>Chains the lines of the log: each line's hash covers the hash before it, so that no line can be changed, added or removed inside unnoticed.</summary>
internal static class AuditChain
{
    /// <summary>What the first line has before it.</summary>
    public const string Root = "";

    public static string Hash(AuditEntry entry, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] fields =
        [
            previous, entry.Seq.ToString(CultureInfo.InvariantCulture), entry.Time.ToString("O", CultureInfo.InvariantCulture),
            entry.Caller, entry.Tool, entry.Event, entry.OrderRef ?? string.Empty, entry.Detail,
        ];
        foreach (var field in fields)
            Append(hash, field);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>With its length before it: two fields never read as two others.</summary>
    private static void Append(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
