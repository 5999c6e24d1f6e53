using System.Buffers.Binary;
using System.Text;

namespace Gateway.Tests.Faults.World;

/// <summary>A frame of the TWS protocol as bytes, its length prefix included.</summary>
internal readonly record struct Frame(byte[] Bytes)
{
    public const int HeaderBytes = 4;

    /// <summary>The message id; -1 for a payload that does not begin with a number.</summary>
    public int Id => Field(0) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    /// <summary>The second field as a number: the id of placeOrder's order.</summary>
    public int? OrderId => int.TryParse(Field(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A frame of these fields.</summary>
    public static Frame Of(params IEnumerable<string> fields)
    {
        var payload = Encoding.Latin1.GetBytes(string.Concat(fields.Select(field => field + '\0')));
        var frame = new byte[HeaderBytes + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, HeaderBytes);
        return new Frame(frame);
    }

    private string? Field(int index)
    {
        var rest = Bytes.AsSpan(HeaderBytes);
        for (; index > 0; index--)
        {
            var skip = rest.IndexOf((byte)0);
            if (skip < 0)
                return null;
            rest = rest[(skip + 1)..];
        }
        var end = rest.IndexOf((byte)0);
        return end < 0 ? null : Encoding.Latin1.GetString(rest[..end]);
    }
}
