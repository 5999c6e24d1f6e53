using Gateway.Tws.Api;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Orders;
using Gateway.Tws.Requests.Session;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Support;

/// <summary>The typed API on a connection without a socket, on a clock that stands still. A clock question is answered at once unless told otherwise.</summary>
internal sealed class TwsApiFixture : IAsyncDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public TwsApiFixture()
    {
        Connection = new ScriptedTwsConnection(Clock);
        Journal = new MemoryJournal(Clock);
        Client = NewClient();
        Session = Connect();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedTwsConnection Connection { get; }

    public TwsClient Client { get; private set; }

    public ScriptedTwsSession Session { get; private set; }

    public bool AnswersProbes { get; set; } = true;

    /// <summary>Whether TWS ends its lists of orders and fills after what <see cref="Answer"/> has told.</summary>
    public bool EndsLists { get; set; } = true;

    /// <summary>What the client records of its orders.</summary>
    public MemoryJournal Journal { get; }

    /// <summary>How TWS answers what is sent, beside clock questions.</summary>
    public Action<ITwsRequest> Answer { get; set; } = _ => { };

    public IEnumerable<T> Sent<T>() where T : ITwsRequest => Session.Sent.OfType<T>();

    /// <param name="accounts">What TWS manages; by default DU1.</param>
    public ScriptedTwsSession Connect(int serverVersion = 200, params string[] accounts)
    {
        Session = new ScriptedTwsSession(Clock, serverVersion) { ManagedAccounts = accounts.Length > 0 ? accounts : ["DU1"] };
        Session.OnSend = request =>
        {
            if (request is ReqCurrentTimeRequest && AnswersProbes)
                Session.Tell(new CurrentTimeMessage(Clock.GetUtcNow()));
            Answer(request);
            if (EndsLists)
                EndList(request);
        };
        return Connection.Connect(Session);
    }

    /// <summary>TWS has nothing more to tell in a list of orders or fills.</summary>
    public void EndList(ITwsRequest request)
    {
        switch (request)
        {
            case ReqAllOpenOrdersRequest:
                Session.Tell(new OpenOrderEndMessage());
                break;
            case ReqExecutionsRequest executions:
                Session.Tell(new ExecutionDataEndMessage(executions.RequestId));
                break;
            case ReqCompletedOrdersRequest:
                Session.Tell(new CompletedOrdersEndMessage());
                break;
        }
    }

    /// <summary>Ends the client and begins another on the same journal, as a restart of the gateway does.</summary>
    public async Task RestartAsync()
    {
        await Client.DisposeAsync();
        Connection.Drop();
        Client = NewClient();
        Connect();
    }

    private TwsClient NewClient() => new(Connection, new TwsApiOptions(), Clock, NullLoggerFactory.Instance, Journal);

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
