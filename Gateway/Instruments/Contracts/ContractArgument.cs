using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Contracts;

/// <inheritdoc cref="ContractInput"/>
internal sealed class ContractArgument : ArgumentType
{
    public override string Rule => ContractGrammar.Rule;

    public override string Example => "AAPL";

    /// <summary>Text, the one form that every client can fill in; objects are accepted, too.</summary>
    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["examples"] = new JsonArray("AAPL", "AAPL 20261218 200 C", "ES 202612 CME", "EUR.USD", "conid:265598"),
    };

    public override object Read(JsonElement value)
    {
        var input = ContractInput.Of(Parts(value));
        return Other(input.Contract) is { } other ? throw new FormatException($"a contract in {PlainText.Rule}, without {other}") : input;
    }

    private static string? Other(Contract contract) => PlainText.FirstOther(string.Concat(
        [
            contract.Symbol, contract.LastTradeDateOrContractMonth, contract.Right, contract.Multiplier, contract.Exchange, contract.PrimaryExch,
            contract.Currency, contract.LocalSymbol, contract.TradingClass, contract.SecIdType, contract.SecId, contract.SecType,
            .. (contract.ComboLegs ?? []).Select(leg => leg.Exchange + leg.Action),
        ]));

    private ContractParts Parts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number when value.TryGetInt32(out var conId) && conId > 0 => new ContractParts { ConId = conId },
        JsonValueKind.Object => ContractObject.Read(value),
        JsonValueKind.Array when value.GetArrayLength() == 1 => Parts(value[0]),
        _ => throw Broken(),
    };

    /// <summary>Some clients send an object, or a list of one, as text.</summary>
    private ContractParts Text(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
            return ContractGrammar.Read(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            return Parts(document.RootElement);
        }
        catch (JsonException malformed)
        {
            throw new FormatException(ContractGrammar.Rule, malformed);
        }
    }
}

/// <summary>A contract as an argument: one line of text, or an object.</summary>
[ArgumentFormat(typeof(ContractArgument))]
internal sealed record ContractInput(Contract Contract)
{
    /// <summary>What the caller said, without the defaults; null for a contract that no caller wrote.</summary>
    public ContractParts? Parts { get; private init; }

    /// <inheritdoc cref="IQuoted.InDollars"/>
    public bool InDollars => IsInDollars(Contract);

    /// <summary>
    /// Whether a contract says that its prices are dollars. Futures are quoted in points or cents and bonds in per cent of par; an id alone says
    /// nothing.
    /// </summary>
    public static bool IsInDollars(Contract contract) => contract is
    {
        Currency: "USD",
        SecType: SecTypes.Stock or SecTypes.Option or SecTypes.Cash or SecTypes.Crypto or SecTypes.Fund or SecTypes.Difference or SecTypes.Commodity,
    };

    /// <exception cref="FormatException">The parts do not make a contract.</exception>
    public static ContractInput Of(ContractParts parts) => new(parts.ToContract()) { Parts = parts };
}
