using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Scanner;

/// <summary>The ranking of a scan, whole: it has no end message (20).</summary>
public sealed record ScannerDataMessage(int RequestId, IReadOnlyList<ScanRow> Rows) : IMessage<ScannerDataMessage>, IKeyedMessage
{
    public static int MessageId => 20;

    public static ScannerDataMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip(); // layout version
        var requestId = reader.ReadInt();
        var rows = new ScanRow[reader.ReadCount()];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = ReadRow(ref reader);
        return new ScannerDataMessage(requestId, rows);
    }

    private static ScanRow ReadRow(ref FieldReader reader)
    {
        var rank = reader.ReadInt();
        var contract = new Contract
        {
            ConId = reader.ReadInt(),
            Symbol = reader.ReadString(),
            SecType = reader.ReadString(),
            LastTradeDateOrContractMonth = reader.ReadString(),
            Strike = reader.ReadDecimalOrNull() is { } strike && strike != 0 ? strike : null,
            Right = reader.ReadString() is { } right && right != "?" ? right : "",
            Exchange = reader.ReadString(),
            Currency = reader.ReadString(),
            LocalSymbol = reader.ReadString(),
        };
        var marketName = reader.ReadString();
        contract = contract with { TradingClass = reader.ReadString() };
        return new ScanRow(rank, contract, marketName, reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
    }
}

/// <summary>What can be scanned, as XML of up to 2 MB (19).</summary>
public sealed record ScannerParametersMessage(string Xml) : IMessage<ScannerParametersMessage>
{
    public static int MessageId => 19;

    public static ScannerParametersMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        reader.Skip(); // layout version
        return new ScannerParametersMessage(reader.ReadText());
    }
}
