using Gateway.Tests.Support;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Session;

namespace Gateway.Tests.Session;

/// <summary>What the tests of requests share: a ready session, and TWS's side of it.</summary>
public abstract class RequestTestBase
{
    private protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    private protected SessionFixture Fixture { get; private set; } = null!;

    private protected TwsSession Session { get; private set; } = null!;

    private protected ScriptedPeer Peer { get; private set; } = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        Fixture = new SessionFixture();
        (Session, Peer) = await Fixture.ReadyAsync();
    }

    [TearDown]
    public async Task TearDownAsync() => await Fixture.DisposeAsync();

    private protected Task<Snapshot<ManagedAccountsMessage>> CollectWithoutId(string request, string? cancel) =>
        Session.CollectAsync<ManagedAccountsMessage, CurrentTimeMessage>(
            new TextRequest(request), cancel is null ? null : new TextRequest(cancel), Deadline, CancellationToken.None).WaitAsync(ScriptedTws.Limit);
}
