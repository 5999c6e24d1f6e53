using TwsSimulator;
using TwsSimulator.Console;
using TwsSimulator.Trading;

namespace Gateway.Tests.Faults.World;

/// <summary>TWS in a scenario: its console, and the truth of its ledger.</summary>
internal sealed class SimulatorTruth(SimulatorServer server)
{
    private const int OtherClient = 99;

    private readonly ConsoleScript _console = new(server);

    public SimulatorServer Server => server;

    /// <summary>Runs a line of the console. Errors by order: <c>error 201 some text to KEY</c>; <c>cancel KEY</c>, <c>deactivate KEY</c> and <c>twin KEY</c> take an orderRef.</summary>
    /// <returns>What is wrong with the line, or null.</returns>
    public async Task<string?> RunAsync(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["error", var code, .. var text, "to", var key]:
                var order = Gated(desk => desk.Ledger.Orders.LastOrDefault(order => order.Terms.OrderRef == key));
                if (order is null)
                    return $"no order has the orderRef {key}";
                server.Faults.SendError(int.Parse(code, CultureInfo.InvariantCulture), string.Join(' ', text), order.ShownId);
                return null;
            case ["cancel" or "deactivate", var key]:
                line = $"{words[0]}={Gated(desk => desk.Ledger.Orders.LastOrDefault(order => order.Terms.OrderRef == key)?.PermId)}";
                break;
            case ["twin", var key]:
                return Gated(desk => Double(desk, key));
            case ["away"]:
                await server.StopAsync();
                return null;
            case ["back"]:
                await server.RestartAsync();
                return null;
        }
        var answer = await _console.RunAsync(line);
        return answer == "Done." || answer.StartsWith("Placed", StringComparison.Ordinal) ? null : answer;
    }

    /// <summary>Counts by name, each also of one orderRef: orders, working, untransmitted, fills, filled, refused, subscriptions; <c>status KEY</c> is a text.</summary>
    public string? Find(string what)
    {
        var words = what.Split(' ');
        var key = words.Length > 1 ? words[1] : null;
        return words[0] switch
        {
            "orders" => Text(Gated(desk => Of(desk, key).Count())),
            "working" => Text(Gated(desk => Of(desk, key).Count(order => order.IsLive))),
            "untransmitted" => Text(Gated(desk => Of(desk, key).Count(order => !order.Transmitted && !order.IsDone))),
            "fills" => Text(Gated(desk => desk.Ledger.Fills.Count(fill => key is null || fill.Order.Terms.OrderRef == key))),
            "filled" => Text(Gated(desk => Of(desk, key).Sum(order => order.Filled))),
            "refused" => Text(Gated(desk => desk.Ledger.Refused.Count)),
            "limit" => Text(Gated(desk => Of(desk, key).Last().Terms.LmtPrice)),
            "quantity" => Text(Gated(desk => Of(desk, key).Last().Quantity)),
            "status" => Gated(desk => Of(desk, key).LastOrDefault()?.Status),
            "subscriptions" => Text(server.Subscriptions.Values.Sum()),
            _ => throw new Language.ScenarioException($"the ledger has no '{words[0]}': orders, working, untransmitted, fills, filled, refused, limit, quantity, status, subscriptions."),
        };
    }

    /// <summary>Another client places the same order under the same orderRef.</summary>
    private static string? Double(TradingDesk desk, string key)
    {
        if (Of(desk, key).LastOrDefault() is not { } order)
            return $"no order has the orderRef {key}";
        desk.Engine.Place(order.Key with { ClientId = OtherClient }, order.Contract, order.Terms);
        return null;
    }

    private static IEnumerable<SimOrder> Of(TradingDesk desk, string? key) => desk.Ledger.Orders.Where(order => key is null || order.Terms.OrderRef == key);

    private static string Text<T>(T number) => FormattableString.Invariant($"{number}");

    private T Gated<T>(Func<TradingDesk, T> read)
    {
        lock (server.Simulation.Gate)
            return read(server.Simulation.Desk);
    }
}
