using System.ComponentModel;
using Gateway.Registry;
using Gateway.Registry.Prompts;

namespace Gateway.Prompts;

/// <summary>When TWS does not answer.</summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class ConnectionPrompts
{
    [Prompt("connect_troubleshooting", "Connection troubleshooting")]
    [Description("Finds out why the gateway has no connection to TWS, or no data, and what to do.")]
    public static string Troubleshooting([Description("What was seen, such as an error's text.")] string symptom = "") =>
        $"""
        Something is wrong with the connection to TWS. {(symptom.Length == 0 ? "" : $"I saw: {symptom}")}
        1. ibkr_get_status(verbose: true): state, reason, attempts, endpoint, broken data farms.
        2. If it is connected: ibkr_get_current_time() proves that TWS answers, ibkr_get_managed_accounts() that it is logged in; with broken farms quotes may stand still.
        3. If it is not: the reason says which. Refused: TWS is not started, its API is off (Global Configuration, API, Settings), or the port is another
           (7497 TWS paper, 7496 TWS live, 4002 and 4001 IB Gateway). Client id in use: another program has it.
        The page ibkr://docs/setup has the steps. Propose the one most likely fix first. Call ibkr_connect(port: PORT) only when I ask for it: it cuts the present session.
        """;
}
