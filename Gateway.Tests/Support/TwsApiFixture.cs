using Gateway.Tws.Api;
using Gateway.Tws.Messages.Session;
using Gateway.Tws.Requests;
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
        Client = new TwsClient(Connection, new TwsApiOptions(), Clock, NullLoggerFactory.Instance);
        Session = Connect();
    }

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedTwsConnection Connection { get; }

    public TwsClient Client { get; }

    public ScriptedTwsSession Session { get; private set; }

    public bool AnswersProbes { get; set; } = true;

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
        };
        return Connection.Connect(Session);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
