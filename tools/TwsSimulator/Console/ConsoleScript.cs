using System.Collections.Frozen;
using TwsSimulator.Faults;
using TwsSimulator.Trading;

namespace TwsSimulator.Console;

/// <summary>The lines of the simulator's console: faults, what a person does at TWS, and the ledger. Each line has one line of answer.</summary>
internal sealed class ConsoleScript
{
    private const string Done = "Done.";

    private readonly SimulatorServer _server;
    private readonly FrozenDictionary<string, Func<string, Task<string>>> _commands;

    public ConsoleScript(SimulatorServer server)
    {
        _server = server;
        _commands = new Dictionary<string, Func<string, Task<string>>>
        {
            ["help"] = _ => Task.FromResult($"Commands: {Names}. Faults: {FaultScript.Names}."),
            ["ledger"] = _ => Task.FromResult(Gated(simulation => LedgerJson.Of(simulation, server.Received))),
            ["place"] = text => Task.FromResult(Gated(simulation => Place(simulation.Desk, text))),
            ["cancel"] = text => Task.FromResult(Gated(simulation => WithOrder(simulation.Desk, text, Cancel))),
            ["deactivate"] = text => Task.FromResult(Gated(simulation => WithOrder(simulation.Desk, text, Deactivate))),
            ["forget-day"] = _ => Task.FromResult(Gated(simulation => ForgetDay(simulation.Desk))),
            ["restart"] = _ => RestartAsync(),
        }.ToFrozenDictionary();
    }

    /// <summary>All commands that are no faults, for help and errors.</summary>
    public static string Names => "help, ledger, place, cancel, deactivate, forget-day, restart";

    /// <summary>Runs one line and returns its answer.</summary>
    public Task<string> RunAsync(string line)
    {
        var parts = line.Trim().Split('=', 2);
        return _commands.TryGetValue(parts[0], out var command)
            ? command(parts.Length > 1 ? parts[1] : "")
            : Task.FromResult(FaultScript.Apply(_server.Faults, line) is { } mistake ? $"{mistake} Commands: {Names}." : Done);
    }

    private string Gated(Func<Simulation, string> action)
    {
        lock (_server.Simulation.Gate)
            return action(_server.Simulation);
    }

    private async Task<string> RestartAsync()
    {
        await _server.RestartAsync();
        return Done;
    }

    private static string ForgetDay(TradingDesk desk)
    {
        desk.ForgetDay();
        return Done;
    }

    private static string Place(TradingDesk desk, string text)
    {
        if (HandOrder.Parse(text) is not var (contract, terms))
            return $"'{text}' is not an order. Example: place={HandOrder.Example}.";
        var before = desk.Ledger.Refused.Count;
        var key = desk.PlaceManual(contract, terms);
        return desk.Orders.TryFind(key, out var order) && desk.Ledger.Refused.Count == before
            ? FormattableString.Invariant($"Placed: permId {order.PermId}, {order.Status}.")
            : $"Refused: {desk.Ledger.Refused.Last().Refusal.Text}";
    }

    private static string WithOrder(TradingDesk desk, string permId, Func<TradingDesk, SimOrder, string> action)
    {
        var order = desk.Orders.All.FirstOrDefault(order => order.PermId.ToString(CultureInfo.InvariantCulture) == permId.Trim());
        return order is null ? $"No order has the permId '{permId}'. The ledger lists the orders." : action(desk, order);
    }

    private static string Cancel(TradingDesk desk, SimOrder order)
    {
        if (order.IsDone)
            return $"The order cannot be cancelled: its status is {order.Status}.";
        desk.Engine.Cancel(order.Key);
        return Done;
    }

    private static string Deactivate(TradingDesk desk, SimOrder order) =>
        desk.Engine.Deactivate(order) ? Done : $"The order is not working: its status is {order.Status}.";
}
