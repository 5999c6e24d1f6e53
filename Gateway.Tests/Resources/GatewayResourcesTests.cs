using Gateway.Feeds;
using Gateway.Handlers;
using Gateway.Registry.Resources;
using Gateway.Resources;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Resources;

[TestFixture]
public sealed class GatewayResourcesTests
{
    private GatewayFixture _tools = null!;

    [OneTimeSetUp]
    public async Task Start() => _tools = await GatewayFixture.StartToolsAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _tools.DisposeAsync();

    [TestCase("ibkr://status", "is_connected", "isConnected")]
    [TestCase("ibkr://policy", "tradingMode", "tradingMode")]
    [TestCase("ibkr://accounts", "accounts", "accounts")]
    [TestCase("ibkr://orders/open", "orders", "orders")]
    [TestCase("ibkr://executions/today", "executions", "executions")]
    [TestCase("ibkr://account/{0}/summary", "summary", "summary")]
    [TestCase("ibkr://positions/{0}", "positions", "positions")]
    [TestCase("ibkr://pnl/{0}", "dailyPnL", "account")]
    [TestCase("ibkr://portfolio/{0}", "data", "account")]
    [TestCase("ibkr://pnl/{0}/265598", "conId", "account")]
    [TestCase("ibkr://streams", "streams", "count")]
    [TestCase("ibkr://depth/AAPL", "data", "last_update")]
    [TestCase("ibkr://bars/AAPL/1m", "bars", "count")]
    [TestCase("ibkr://ticks/AAPL", "items", "state")]
    [TestCase("ibkr://news-bulletins", "bulletins", "count")]
    [TestCase("ibkr://tick-news/AAPL", "news_items", "count")]
    [TestCase("ibkr://tick-news/*", "news_items", "count")]
    [TestCase("ibkr://broadtape-news", "news_items", "total_count")]
    [TestCase("ibkr://market-data/AAPL", "data", "resource_id")]
    [TestCase("ibkr://market-data/EUR.USD", "contract", "contract")]
    public async Task Read_EveryResource_IsJsonWithItsMember(string uri, string member, string other)
    {
        var text = (await ReadAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, uri, await AccountAsync())))!;
        var json = JsonElement.Parse(text);

        (json.TryGetProperty(member, out _) || json.TryGetProperty(other, out _)).Should().BeTrue(text);
    }

    [Test]
    public async Task Quote_OfNoContract_IsNoSuchResource()
    {
        var refused = (await FluentActions.Awaiting(() => ReadAsync("ibkr://market-data/NOSUCHXX")).Should().ThrowAsync<ToolException>()).Which;

        refused.Error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
        refused.Error.Message.Should().StartWith("id: ");
    }

    [Test]
    public async Task Documents_EveryTopic_CanBeRead()
    {
        DocumentTopics.All.Should().Contain(["setup", "tools", "http", "security"]);
        foreach (var topic in DocumentTopics.All)
            (await ReadAsync($"ibkr://docs/{topic}")).Should().StartWith("#");
        (await ReadAsync("ibkr://docs/nothing")).Should().BeNull();
    }

    [Test]
    public async Task Account_Completion_ProposesManagedAccounts()
    {
        var source = _tools.Resources.Templates.Single(template => template.Uri == "ibkr://positions/{account}").Completions["account"];

        (await source.CompleteAsync("du", new Dictionary<string, string>(), CancellationToken.None)).Should().Equal(await AccountAsync());
        (await source.CompleteAsync("XX", new Dictionary<string, string>(), CancellationToken.None)).Should().BeEmpty();
    }

    [Test]
    public async Task Symbol_Completion_ProposesWhatTwsFinds()
    {
        var source = _tools.Resources.Templates.Single(template => template.Uri == "ibkr://market-data/{id}").Completions["id"];

        (await source.CompleteAsync("AAP", new Dictionary<string, string>(), CancellationToken.None).AsTask().WaitAsync(GatewayFixture.Deadline)).Should().Contain("AAPL");
        (await source.CompleteAsync("", new Dictionary<string, string>(), CancellationToken.None)).Should().BeEmpty();
    }

    [TestCase("ibkr://status", "ibkr://status")]
    [TestCase("ibkr://positions/{0}", "ibkr://portfolio/{0}")]
    [TestCase("ibkr://portfolio/{0}", "ibkr://portfolio/{0}")]
    [TestCase("ibkr://pnl/{0}", "ibkr://pnl/{0}")]
    [TestCase("ibkr://pnl/{0}/265598", "ibkr://pnl/{0}/265598")]
    [TestCase("ibkr://market-data/conid:265598", "ibkr://market-data/AAPL")]
    [TestCase("ibkr://depth/AAPL", "ibkr://depth/AAPL")]
    [TestCase("ibkr://bars/AAPL/1m", "ibkr://bars/AAPL/1%20min")]
    [TestCase("ibkr://ticks/AAPL", "ibkr://ticks/AAPL")]
    [TestCase("ibkr://news-bulletins", "ibkr://news-bulletins")]
    [TestCase("ibkr://tick-news/AAPL", "ibkr://tick-news/AAPL")]
    [TestCase("ibkr://tick-news/*", "ibkr://tick-news/*")]
    [TestCase("ibkr://broadtape-news", "ibkr://broadtape-news")]
    [TestCase("ibkr://orders/open", "ibkr://orders/open")]
    [TestCase("ibkr://executions/today", "ibkr://executions/today")]
    [TestCase("ibkr://order/7", "ibkr://orders/open")]
    public async Task Watch_Resource_ReadsTheFeedThatItFollows(string uri, string feed)
    {
        var account = await AccountAsync();
        uri = string.Format(System.Globalization.CultureInfo.InvariantCulture, uri, account);
        feed = string.Format(System.Globalization.CultureInfo.InvariantCulture, feed, account);
        _tools.Resources.TryFind(uri, out var resource).Should().BeTrue();
        using var end = new CancellationTokenSource();
        await using var changes = resource!.Watcher!(uri, end.Token).GetAsyncEnumerator(end.Token);

        var change = changes.MoveNextAsync().AsTask();

        await Eventually.TrueAsync(() => _tools.Get<OpenFeeds>().All.Any(one => one.Source.Uri == feed && one.Readers > 0));
        await end.CancelAsync();
        await ((Task)change.WaitAsync(GatewayFixture.Deadline)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Test]
    public async Task Watch_OneOrder_TellsItsOwnChangesOnly()
    {
        const string Resting = """{"symbol":"AAPL","action":"BUY","quantity":1,"orderType":"LMT","limitPrice":1}""";
        var own = (await _tools.CallAsync("ibkr_place_order", Resting)).GetProperty("orderId").GetInt32();
        var uri = $"ibkr://order/{own}";
        _tools.Resources.TryFind(uri, out var order).Should().BeTrue();
        using var end = new CancellationTokenSource();
        await using var changes = order!.Watcher!(uri, end.Token).GetAsyncEnumerator(end.Token);
        var change = changes.MoveNextAsync().AsTask();
        await Eventually.TrueAsync(() => _tools.Get<OpenFeeds>().All.Any(one => one.Kind.Kind == FeedKind.Orders && one.Readers > 0));

        await _tools.CallAsync("ibkr_place_order", Resting);
        await _tools.CallAsync("ibkr_cancel_order", $$"""{"orderId":{{own}}}""");

        (await change.WaitAsync(GatewayFixture.Deadline)).Should().BeTrue();
        ((FeedPage)changes.Current!).Entries.Should().Contain(entry => entry.Data!.Value.GetProperty("orderId").GetInt32() == own);
    }

    [Test]
    public async Task Watch_NoContract_IsNoSuchResource()
    {
        _tools.Resources.TryFind("ibkr://market-data/NOSUCHXX", out var quote).Should().BeTrue();
        await using var changes = quote!.Watcher!("ibkr://market-data/NOSUCHXX", CancellationToken.None).GetAsyncEnumerator();

        (await FluentActions.Awaiting(() => changes.MoveNextAsync().AsTask().WaitAsync(GatewayFixture.Deadline)).Should().ThrowAsync<ToolException>())
            .Which.Error.Kind.Should().Be(ToolErrorKind.InvalidArguments);
    }

    [Test]
    public async Task Watch_Quote_TellsChanges()
    {
        _tools.Resources.TryFind("ibkr://market-data/AAPL", out var quote).Should().BeTrue();
        using var end = new CancellationTokenSource();
        await using var changes = quote!.Watcher!("ibkr://market-data/AAPL", end.Token).GetAsyncEnumerator(end.Token);

        (await changes.MoveNextAsync().AsTask().WaitAsync(GatewayFixture.Deadline)).Should().BeTrue();
    }

    [Test]
    public void Descriptions_OfEveryResourceAndPrompt_AreShort()
    {
        var resources = ToolCatalog.DescribeResources();
        var texts = resources.Resources.Concat(resources.Templates).Select(one => one.Description).Concat(ToolCatalog.DescribePrompts().Prompts.Select(one => one.Description));

        texts.Should().OnlyContain(text => text.Length >= 30 && text.Length <= 400);
    }

    private async Task<string> AccountAsync() => JsonElement.Parse((await ReadAsync("ibkr://accounts"))!).GetProperty("accounts")[0].GetString()!;

    private async Task<string?> ReadAsync(string uri)
    {
        _tools.Resources.TryFind(uri, out ResourceDescriptor? resource).Should().BeTrue(uri);
        var contents = await resource!.Reader(uri, new RecordingContext(), CancellationToken.None).WaitAsync(GatewayFixture.Deadline);
        return contents?.Single().Text;
    }
}
