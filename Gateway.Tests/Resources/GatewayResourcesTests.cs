using System.Text.Json;
using Gateway.Handlers;
using Gateway.Registry.Resources;
using Gateway.Resources;
using Gateway.Tests.Support;
using Gateway.Tools;

namespace Gateway.Tests.Resources;

[TestFixture]
public sealed class GatewayResourcesTests
{
    private ToolsOnSimulator _tools = null!;

    [OneTimeSetUp]
    public async Task Start() => _tools = await ToolsOnSimulator.StartAsync();

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

        (await source.CompleteAsync("AAP", new Dictionary<string, string>(), CancellationToken.None).AsTask().WaitAsync(ToolsOnSimulator.Deadline)).Should().Contain("AAPL");
        (await source.CompleteAsync("", new Dictionary<string, string>(), CancellationToken.None)).Should().BeEmpty();
    }

    [Test]
    public async Task Watch_Quote_TellsChanges()
    {
        _tools.Resources.TryFind("ibkr://market-data/AAPL", out var quote).Should().BeTrue();
        using var end = new CancellationTokenSource();
        await using var changes = quote!.Watcher!("ibkr://market-data/AAPL", end.Token).GetAsyncEnumerator(end.Token);

        (await changes.MoveNextAsync().AsTask().WaitAsync(ToolsOnSimulator.Deadline)).Should().BeTrue();
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
        var contents = await resource!.Reader(uri, new RecordingContext(), CancellationToken.None).WaitAsync(ToolsOnSimulator.Deadline);
        return contents?.Single().Text;
    }
}
