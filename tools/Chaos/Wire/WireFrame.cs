using System.Buffers.Binary;
using System.Diagnostics;

namespace Chaos.Wire;

/// <summary>One frame between the gateway and TWS.</summary>
/// <param name="At">When the proxy read it: <see cref="Stopwatch.GetTimestamp"/>.</param>
/// <param name="Connection">Counts the gateway's connections, from 1.</param>
/// <param name="FromGateway">Its direction.</param>
/// <param name="Raw">Its bytes with the length before them.</param>
internal sealed record WireFrame(long At, int Connection, bool FromGateway, byte[] Raw)
{
    private const int Prefix = 4;
    private const int RefField = 26;

    public const int PlaceOrder = 3;
    public const int CancelOrder = 4;
    public const int GlobalCancel = 58;

    /// <summary>From TWS.</summary>
    public const int OrderStatus = 3;
    public const int Error = 4;
    public const int OpenOrder = 5;
    public const int NextValidId = 9;

    private string[]? _fields;

    /// <summary>The message id; 0 when there is none.</summary>
    public int Id { get; } = Number(Raw.AsSpan(Prefix));

    /// <summary>The fields, the message id first.</summary>
    public IReadOnlyList<string> Fields => _fields ??= Encoding.UTF8.GetString(Raw, Prefix, Raw.Length - Prefix).TrimEnd('\0').Split('\0');

    public bool IsPlace => FromGateway && Id == PlaceOrder;

    public bool IsCancel => FromGateway && Id is CancelOrder or GlobalCancel;

    /// <summary>Of placeOrder, cancelOrder, orderStatus and openOrder.</summary>
    public int OrderId => int.Parse(Fields[1], CultureInfo.InvariantCulture);

    /// <summary>The key of a placeOrder.</summary>
    public string OrderRef => IsPlace && Fields.Count > RefField ? Fields[RefField] : "";

    /// <summary>Whether a placeOrder lets the order work; false for the first orders of a bracket.</summary>
    public bool Transmits => Fields[RefField + 1] == "1";

    /// <summary>The limit and the quantity of a placeOrder, as written.</summary>
    public (string Quantity, string Limit) Terms => (Fields[17], Fields[19]);

    /// <summary>A frame of these fields.</summary>
    public static byte[] Encode(params ReadOnlySpan<string> fields)
    {
        var payload = Encoding.UTF8.GetBytes(string.Join('\0', fields) + '\0');
        var raw = new byte[Prefix + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(raw, payload.Length);
        payload.CopyTo(raw, Prefix);
        return raw;
    }

    private static int Number(ReadOnlySpan<byte> payload)
    {
        var end = payload.IndexOf((byte)0);
        return int.TryParse(end < 0 ? payload : payload[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
    }
}
