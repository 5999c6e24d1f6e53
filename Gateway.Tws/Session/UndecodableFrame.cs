using System.Buffers.Text;

namespace Gateway.Tws.Session;

/// <summary>Finds the request id of a frame that could not be parsed.</summary>
internal static class UndecodableFrame
{
    /// <summary>A request id stands first or second after the message id, or third after a version and a tick or account field.</summary>
    private const int FieldsWithAnId = 3;

    /// <summary>
    /// The request that the frame names, found among its first fields; null when none of them is one. Request ids are so large that no other field
    /// looks like a pending one.
    /// </summary>
    public static int? RequestId(ReadOnlySpan<byte> payload, Func<int, bool> isWaiting)
    {
        var rest = payload;
        for (var field = 0; field <= FieldsWithAnId && !rest.IsEmpty; field++)
        {
            var end = rest.IndexOf((byte)0);
            var text = end < 0 ? rest : rest[..end];
            if (field > 0 && Utf8Parser.TryParse(text, out int id, out var used) && used == text.Length && id >= RequestIds.First && isWaiting(id))
                return id;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return null;
    }
}
