namespace Gateway.Tests.Simulator.Trading;

/// <summary>placeOrder's 119 fields at server version 200, set by their index in the protocol's description.</summary>
internal sealed class RawOrder
{
    private const string Unset = "1.7976931348623157E+308";

    private readonly string[] _fields = new string[119];

    public RawOrder(int orderId, string action, decimal quantity, string type, string symbol = "AAPL")
    {
        Array.Fill(_fields, "");
        foreach (var zero in new[] { 2, 25, 28, 29, 30, 31, 32, 33, 34, 36, 43, 46, 49, 52, 53, 55, 61, 66, 77, 80, 81, 84, 86, 87, 88, 89, 96, 105, 106, 107, 111, 115, 116, 118 })
            _fields[zero] = "0";
        foreach (var unset in new[] { 91, 92, 93, 94, 95 })
            _fields[unset] = Unset;
        foreach (var unset in new[] { 109, 110, 117 })
            _fields[unset] = "2147483647";
        (_fields[0], _fields[1], _fields[3], _fields[4], _fields[9], _fields[11]) = ("3", Text(orderId), symbol, "STK", "SMART", "USD");
        (_fields[16], _fields[17], _fields[18], _fields[21], _fields[27], _fields[45]) = (action, Text(quantity), type, "DAY", "1", "-1");
    }

    /// <summary>Changes one field; returns the order itself.</summary>
    public RawOrder With(int index, object value)
    {
        _fields[index] = Text(value);
        return this;
    }

    public RawOrder Limit(decimal price) => With(19, price);

    public RawOrder Ref(string text) => With(26, text);

    public object[] Fields => [.. _fields];

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
