using System.Runtime.CompilerServices;
using Gateway.Tests.Support;
using Gateway.Tws.Messages.Accounts;
using Gateway.Tws.Requests.Accounts;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

[TestFixture]
[NonParallelizable]
public sealed class PendingReceiverTests
{
    [Test]
    public async Task Disconnected_NobodyWaits_LeavesNoUnobservedFault()
    {
        var unobserved = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args)
        {
            if (args.Exception.InnerException is TwsDisconnectedException { Message: "nobody waits" })
                unobserved.Add(args.Exception);
        }
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await AbandonAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }
        unobserved.Should().BeEmpty();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task AbandonAsync()
    {
        var clock = new ManualTimeProvider();
        var session = new ScriptedTwsSession(clock);
        var reply = new AnswerReceiver<PnLMessage>();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await FluentActions.Awaiting(() => reply.AskAsync(
            session, id => new ReqPnLRequest(id, "DU1", ""), cancel: null, alwaysCancel: false, "profit", TwsApiFixture.Limit, clock, cancelled.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        reply.Disconnected(new TwsDisconnectedException("nobody waits"));
    }
}
