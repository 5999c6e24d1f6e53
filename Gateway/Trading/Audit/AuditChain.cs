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
    [property: Description("True when no line was changed or removed, but for the oldest, which the gateway removes by age and size.")] bool Intact,
    [property: Description("Number of lines before the first invalid one; all if there is none.")] long Entries,
    [property: Description("Hash of the last valid line; empty for an empty log.")] string Head,
    [property: Description("The first line that was changed, removed or inserted.")] long? FirstBad,
    [property: Description("The damage in words; absent when intact.")] string? Problem = null);

/// <summary>One line of the audit log.</summary>
internal sealed record AuditEntry
{
    [Description("Without holes.")]
    public required long Seq { get; init; }

    public required DateTimeOffset Time { get; init; }

    [Description("The token's name; \"this machine\" for a caller that needed none; of a fill: whose order it is, TWS for others.")]
    public required string Caller { get; init; }

    public required string Tool { get; init; }

    [Description("call: before the tool ran; result: after it ended; approved, not_approved or refused: a person's decision; fill; gap: lines before "
        + "it are missing.")]
    public required string Event { get; init; }

    public string? OrderRef { get; init; }

    [Description("Of a call: its arguments, long ones cut. Of a result: outcome, ids and reason, or the error.")]
    public required string Detail { get; init; }

    [Description("SHA-256 over this line and the hash of the one before, hexadecimal.")]
    public string Hash { get; init; } = string.Empty;
}
