using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Checks the texts of an order: they are echoed in later messages, which carry ASCII only.</summary>
internal static class PlainText
{
    /// <summary>Errors: <see cref="TwsProtocolException"/> when the text is not printable ASCII.</summary>
    public static string Read(ref FieldReader fields)
    {
        var text = fields.ReadString();
        return text.All(c => c is >= ' ' and <= '~' or '\t' or '\r' or '\n')
            ? text
            : throw new TwsProtocolException($"field {fields.Index - 1} holds a character that is not printable ASCII");
    }
}
