using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Contracts;

/// <summary>The contracts that match a text (79).</summary>
public sealed record SymbolSamplesMessage(int RequestId, IReadOnlyList<ContractDescription> Samples)
    : IMessage<SymbolSamplesMessage>, IKeyedMessage
{
    public static int MessageId => 79;

    public static SymbolSamplesMessage Parse(ref FieldReader reader, ServerVersion version)
    {
        var requestId = reader.ReadInt();
        var samples = new ContractDescription[reader.ReadCount()];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = ReadSample(ref reader);
        return new SymbolSamplesMessage(requestId, samples);
    }

    private static ContractDescription ReadSample(ref FieldReader reader)
    {
        var contract = new Contract
        {
            ConId = reader.ReadInt(),
            Symbol = reader.ReadString(),
            SecType = reader.ReadString(),
            PrimaryExch = reader.ReadString(),
            Currency = reader.ReadString(),
        };
        var derivatives = new string[reader.ReadCount()];
        for (var i = 0; i < derivatives.Length; i++)
            derivatives[i] = reader.ReadString();
        contract = contract with { Description = reader.ReadString(), IssuerId = reader.ReadString() };
        return new ContractDescription(contract, derivatives);
    }
}
