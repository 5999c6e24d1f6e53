using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gateway.Trading.Audit;

/// <summary>
/// Chains the lines of the log: each line's hash covers the hash before it, so that no line can be changed, added or removed inside unnoticed.
/// </summary>
internal static class AuditChain
{
    /// <summary>The hash before the first line.</summary>
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

    /// <summary>Adds a field with its length before it, so that two fields never hash like two others.</summary>
    private static void Append(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

/// <summary>The result of checking the whole log.</summary>
internal sealed record AuditCheck(
    [property: Description("Every line is as it was written, and none is missing inside. Compare head with one noted earlier to see that none is "
        + "missing at the end.")] bool Intact,
    [property: Description("Lines before the first bad one; all when there is none.")] long Entries,
    [property: Description("Hash of the last good line; empty for an empty log.")] string Head,
    [property: Description("The first line that is changed, missing or put in.")] long? FirstBad);

/// <summary>One line of the audit log.</summary>
internal sealed record AuditEntry
{
    [Description("From 1, without holes.")]
    public required long Seq { get; init; }

    public required DateTimeOffset Time { get; init; }

    [Description("The token's name; \"this machine\" for a caller that needed none.")]
    public required string Caller { get; init; }

    public required string Tool { get; init; }

    [Description("call: before the tool ran; result: how it ended.")]
    public required string Event { get; init; }

    public string? OrderRef { get; init; }

    [Description("Of a call: its arguments. Of a result: outcome, ids and reason, or the error.")]
    public required string Detail { get; init; }

    [Description("SHA-256 over this line and the hash of the one before, hexadecimal.")]
    public string Hash { get; init; } = string.Empty;
}
