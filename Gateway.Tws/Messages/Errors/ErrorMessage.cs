using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Errors;

/// <summary>An error, a warning or a notice (4).</summary>
/// <param name="Id">The id of the request or order; -1 for none.</param>
/// <param name="AdvancedOrderRejectJson">Why an order was rejected, in detail; usually empty.</param>
/// <param name="Time">From server version 194 on.</param>
public sealed record ErrorMessage(int Id, int Code, string Text, string AdvancedOrderRejectJson, DateTimeOffset? Time) : IMessage<ErrorMessage>
{
    public static int MessageId => 4;

    public static ErrorMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var timed = version.Has(ServerVersion.ErrorTime);
        if (!timed)
            reader.Skip();
        return new ErrorMessage(
            reader.ReadInt(),
            reader.ReadInt(),
            reader.ReadEscapedString(),
            reader.ReadEscapedString(),
            timed ? TwsTime.FromEpochMilliseconds(reader.ReadLong()) : null);
    }
}
