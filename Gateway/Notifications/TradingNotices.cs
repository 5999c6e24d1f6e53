using Gateway.Configuration;
using Gateway.Trading;
using Gateway.Trading.Halts;
using Gateway.Trading.Staging;
using Gateway.Tws.Resilience;

namespace Gateway.Notifications;

/// <summary>Tells of orders that wait for a person, of guessed codes, and of halts of trading.</summary>
internal sealed class TradingNotices(
    StagedOrders staged, OperatorCodes codes, KillSwitch killSwitch, ITwsConnection connection, NoticeQueue queue) : IHostedService
{
    private const int LongestText = 1000;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (queue.Target is null)
            return Task.CompletedTask;
        staged.Added += Wait;
        codes.Guessed += Warn;
        killSwitch.Changed += Follow;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        staged.Added -= Wait;
        codes.Guessed -= Warn;
        killSwitch.Changed -= Follow;
        return Task.CompletedTask;
    }

    private void Wait(StagedOrder order) => Add(
        NotifyEvent.Approvals, "An order waits for approval",
        $"{order.Text}\nProposed by {order.By}. Decide at {order.Page} of the gateway, with the code on its console.", 4, "raised_hand");

    private void Warn(string purpose) => Add(
        NotifyEvent.Approvals, "Wrong codes",
        $"Five wrong codes were given to {purpose}. Answers to further ones are delayed.", 4, "warning");

    private void Follow(Halt? halt)
    {
        if (halt is null)
            Add(NotifyEvent.Halt, "Trading is resumed", "Orders can be sent again.", 4, "arrow_forward");
        else
            Add(NotifyEvent.Halt, "Trading is halted", $"By {halt.By}: {halt.Reason}", 5, "octagonal_sign");
    }

    private void Add(NotifyEvent kind, string title, string message, int priority, string tag) => queue.Add(new Notice(
        kind, title, AccountMask.Hide(message.Length > LongestText ? message[..LongestText] : message, connection.Status.Accounts), priority, tag));
}
