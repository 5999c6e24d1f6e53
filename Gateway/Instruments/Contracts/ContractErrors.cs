using Gateway.Handlers;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Instruments.Contracts;

/// <summary>The two errors of a contract that does not name one instrument.</summary>
internal static class ContractErrors
{
    /// <summary>TWS's code, which stays the code of the error: no instrument fits.</summary>
    public const int NoSuchContract = 200;

    private const int MostShown = 5;

    /// <summary>No instrument fits.</summary>
    /// <param name="reason">TWS's own text.</param>
    public static ToolException None(Contract asked, string reason, IReadOnlyList<ErrorChoice> choices) => new(
        new ToolError(
            ToolErrorKind.Failed,
            NoSuchContract.ToString(CultureInfo.InvariantCulture),
            $"No instrument fits {ContractText.Describe(asked)}: {reason}",
            choices.Count > 0
                ? $"Did you mean {List(choices)}?"
                : "Search by the company's name or the start of the symbol with ibkr_search_symbols.",
            Retryable: false)
        {
            Choices = choices.Count > 0 ? choices : null,
        });

    /// <summary>Several instruments fit.</summary>
    /// <param name="choices">Those to show.</param>
    public static ToolException Several(Contract asked, int count, IReadOnlyList<ErrorChoice> choices) => new(
        new ToolError(
            ToolErrorKind.InvalidArguments,
            "invalid_argument",
            $"contract: must name one instrument; {count} fit {ContractText.Describe(asked)}; example: {choices[0].Value}",
            $"Use {List(choices)}{(count > choices.Count ? ", or one of the others that ibkr_resolve_contract lists" : string.Empty)}.",
            Retryable: false)
        {
            Choices = choices,
        });

    /// <summary>The id names the instrument; what else was said must be true of it.</summary>
    /// <exception cref="ToolException">A field contradicts the instrument; the message names both.</exception>
    public static void CheckId(Contract asked, Contract found)
    {
        (string Name, string Asked, string Found)[] fields =
        [
            ("secType", asked.SecType, found.SecType),
            ("currency", asked.Currency, found.Currency),
            ("right", asked.Right, found.Right),
            ("strike", Number(asked.Strike), Number(found.Strike)),
            // A month of a future may not be that of its last day.
            ("expiration", asked.LastTradeDateOrContractMonth is { Length: 8 } day ? day : string.Empty,
                found.LastTradeDateOrContractMonth.Split(' ')[0]),
        ];
        foreach (var (name, said, known) in fields)
        {
            if (said.Length > 0 && said != known)
                throw ToolErrors.InvalidArgument(
                    $"contract: must be a contract whose id and {name} agree; conid:{asked.ConId} "
                    + $"({ContractText.Kind(found, string.Empty)}) has {(known.Length > 0 ? $"{name} {known}" : $"no {name}")}, not {said}; "
                    + $"example: conid:{asked.ConId}");
        }
    }

    private static string Number(decimal? number) => number is > 0 ? number.Value.ToString("0.#####", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A combination is named by its legs only.</summary>
    public static ToolException NoLegs() => ToolErrors.InvalidArgument(
        "contract: must name the legs of a combination (BAG) in comboLegs; example: {\"symbol\":\"SPY\",\"secType\":\"BAG\",\"comboLegs\":["
            + "{\"conId\":756733,\"action\":\"BUY\"},{\"conId\":265598,\"action\":\"SELL\",\"ratio\":2}]}",
        "For an order of several legs use ibkr_preview_combo or ibkr_place_combo_order, which take legs by contract.");

    /// <summary>Whether the failure says that no instrument fits.</summary>
    public static bool IsNone(Exception failure) =>
        failure is ToolException { Error.Code: "200" } or TwsRequestException { Error.Code: NoSuchContract };

    /// <summary>The first few instruments, each with the text that names it and none of the others.</summary>
    public static IReadOnlyList<ErrorChoice> Choices(IReadOnlyList<(Contract Contract, string Name)> instruments) =>
    [
        .. instruments.Take(MostShown).Select(one => new ErrorChoice(
            ContractText.Of(one.Contract, instruments.Select(other => other.Contract)), ContractText.Kind(one.Contract, one.Name))),
    ];

    private static string List(IReadOnlyList<ErrorChoice> choices)
    {
        var texts = choices.Select(choice => $"{choice.Value} ({choice.Meaning})").ToList();
        return texts.Count == 1 ? texts[0] : $"{string.Join(", ", texts[..^1])} or {texts[^1]}";
    }
}
