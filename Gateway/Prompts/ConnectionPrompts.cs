using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Prompts;

/// <summary>Prompts for connection problems.</summary>
[Toolset("connection", AccessScope.MarketRead)]
internal sealed class ConnectionPrompts
{
    [Prompt("connect_troubleshooting", "Connection troubleshooting")]
    [Description("Finds out why the gateway has no connection to TWS, or no data, and how to fix it.")]
    public static string Troubleshooting([FreeText][Description("The symptom, such as the text of an error.")] string symptom = "") =>
        new Walkthrough($"Something is wrong with the connection to TWS.{(symptom.Length == 0 ? "" : $" I saw: {symptom}")}")
            .Call("ibkr_get_status", "state, reason, attempts, endpoint, broken data farms.", new() { ["verbose"] = true })
            .Call("ibkr_get_connection_events", "what happened, and when.")
            .Later("When it is connected", "ibkr_get_current_time", "proves that TWS answers; with broken farms quotes may still not change.")
            .End("When it is not connected the reason of step 1 says which. Refused: TWS is not started, its API is off (Global Configuration, API, "
                + "Settings), or the port is another",
                "(7497 TWS paper, 7496 TWS live, 4002 and 4001 IB Gateway). Client id in use: another program has it.",
                "The page ibkr://docs/troubleshooting has the steps. Propose the one most likely fix first. The gateway reconnects by itself: ask me "
                + "before you connect or disconnect it.");
}
