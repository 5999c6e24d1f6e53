using TwsSimulator.Trading;

namespace TwsSimulator.Faults;

/// <summary>Faults by name, as the console takes them: <c>freeze</c>, <c>close-after-bytes=100</c>, <c>error=1100</c>.</summary>
public static class FaultScript
{
    private static readonly Dictionary<string, Action<SimulatorFaults, string>> Commands = new()
    {
        ["refuse"] = (faults, _) => faults.RefuseConnections = true,
        ["listen"] = (faults, _) => faults.RefuseConnections = false,
        ["accept-mute"] = (faults, _) => faults.AcceptMute = true,
        ["client-id-in-use"] = (faults, _) => faults.ClientIdInUse = true,
        ["one-byte"] = (faults, _) => faults.OneByteAtATime = true,
        ["unknown-messages"] = (faults, _) => faults.UnknownMessages = true,
        ["close-after-bytes"] = (faults, text) => faults.CloseAfterBytes = Number(text),
        ["freeze"] = (faults, _) => faults.Freeze(),
        ["unfreeze"] = (faults, _) => faults.Unfreeze(),
        ["stop-reading"] = (faults, _) => faults.StopReading(),
        ["resume-reading"] = (faults, _) => faults.ResumeReading(),
        ["garble"] = (faults, text) => faults.Garble(text.Length == 0 ? 1 : Number(text)),
        ["omit"] = (faults, text) => faults.OmitEnd(Number(text)),
        ["restore"] = (faults, text) => faults.Restore(Number(text)),
        ["error"] = SendError,
        ["lower-next-valid-id"] = (faults, text) => faults.LowerNextValidId(Number(text)),
        ["depth-reset"] = (faults, _) => faults.MarketData.ResetDepth(),
        ["depth-halt"] = (faults, _) => faults.MarketData.HaltDepth(),
        ["stop-updates"] = (faults, text) => faults.MarketData.StopUpdates(text.Length == 0 ? 10182 : Number(text)),
        ["mute"] = (faults, _) => faults.Orders.MuteOrders = true,
        ["unmute"] = (faults, _) => faults.Orders.MuteOrders = false,
        ["hold"] = (faults, _) => faults.Orders.HoldFills = true,
        ["release"] = (faults, _) => faults.Orders.HoldFills = false,
        ["reject-next"] = RejectNext,
        ["copies"] = (faults, text) => faults.Orders.StatusCopies = Number(text),
        ["cut"] = (faults, _) => faults.CutAll(),
        ["clear"] = (faults, _) => faults.Clear(),
    };

    /// <summary>All names, for help and errors.</summary>
    public static string Names { get; } = string.Join(", ", Commands.Keys);

    /// <summary>Runs one line; returns the text of the error when the line is not understood, else null.</summary>
    public static string? Apply(SimulatorFaults faults, string line)
    {
        var parts = line.Trim().Split('=', 2);
        if (!Commands.TryGetValue(parts[0], out var command))
            return $"'{parts[0]}' is not a fault. Known faults: {Names}. An argument follows '=', such as close-after-bytes=100.";
        try
        {
            command(faults, parts.Length > 1 ? parts[1] : "");
            return null;
        }
        catch (FormatException)
        {
            return $"'{parts[0]}' needs a whole number of 0 or more, such as {parts[0]}=100.";
        }
    }

    private static void SendError(SimulatorFaults faults, string text)
    {
        var parts = text.Split(':', 2);
        var code = Number(parts[0]);
        faults.SendError(code, parts.Length > 1 ? parts[1] : NoticeTexts.Of(code));
    }

    private static void RejectNext(SimulatorFaults faults, string text)
    {
        var parts = text.Split(':', 2);
        var code = parts[0].Length == 0 ? OrderRefusal.Rejected : Number(parts[0]);
        faults.Orders.RejectNext(code, parts.Length > 1 ? parts[1] : "Order rejected - reason:Simulated rejection");
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException();
}
