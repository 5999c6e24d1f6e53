using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Scanner;

/// <summary>What can be scanned, as XML of up to 2 MB (19).</summary>
public sealed record ScannerParametersMessage(string Xml) : IMessage<ScannerParametersMessage>
{
    public static int MessageId => 19;

    public static ScannerParametersMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip(); // layout version
        return new ScannerParametersMessage(
            reader.ReadString());
    }
}
