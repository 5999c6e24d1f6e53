using Gateway.Access;
using Gateway.Handlers;
using Gateway.Tests.Support;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Registry;

/// <summary>A resource, prompt, header or schema that cannot work stops the start, and the message leads to its place.</summary>
[TestFixture]
public sealed class HandlerMisuseTests
{
    [TestCase(typeof(NoVariable), "NoVariable.Read: the variable {id} of the URI has no parameter of its name.")]
    [TestCase(typeof(StrayParameter), "StrayParameter.Read.id: the parameter is no variable of the URI.")]
    [TestCase(typeof(RelativeUri), "RelativeUri.Read: the URI 'item/{id}' is not fit: it must be absolute*")]
    [TestCase(typeof(BrokenUri), "BrokenUri.Read: the URI 'test://item/{+id}' is not fit: '{+id}' must be a name*")]
    [TestCase(typeof(SilentResource), "SilentResource.Read: the resource needs a [[]Description]*")]
    [TestCase(typeof(ToolContextInResource), "ToolContextInResource.Read.context: only tools have a ToolContext; a resource takes a RequestContext.")]
    [TestCase(typeof(EmptyResource), "EmptyResource.Read: a resource must return a result.")]
    [TestCase(typeof(WatchOfNobody), "WatchOfNobody.Read: there is no method Nobody to watch the resource.")]
    [TestCase(typeof(WatchThatReturns), "WatchThatReturns.Watch: a Watch method must return IAsyncEnumerable<T>.")]
    [TestCase(typeof(WatchWithContext), "WatchWithContext.WatchAsync.context: a Watch method serves all subscribers and has no context.")]
    [TestCase(typeof(HeaderInResource), "HeaderInResource.Read.id: only a tool's argument can have a [[]Header], no resource's.")]
    [TestCase(typeof(NoSource), "NoSource.Read.id: [[]Completion] names String, which is no ICompletionSource.")]
    public void ScanResources_Misuse_StopsWithItsPlace(Type toolset, string message) => Check(() => ToolProbe.ScanResources(toolset), message);

    [TestCase(typeof(SilentPrompt), "SilentPrompt.Get: the prompt needs a [[]Description]*")]
    [TestCase(typeof(SilentArgument), "SilentArgument.Get.text: the parameter needs a [[]Description]*")]
    [TestCase(typeof(NumberPrompt), "NumberPrompt.Get: a prompt must return a text, a PromptMessage or a list of them.")]
    [TestCase(typeof(BadPromptName), "BadPromptName.Get: the prompt name 'a b' must be*")]
    [TestCase(typeof(SchemaOfPrompt), "SchemaOfPrompt.Get: only tools have an [[]InputSchema], no prompt.")]
    [TestCase(typeof(ToolContextInPrompt), "ToolContextInPrompt.Get.context: only tools have a ToolContext; a prompt takes a RequestContext.")]
    public void ScanPrompts_Misuse_StopsWithItsPlace(Type toolset, string message) => Check(() => ToolProbe.ScanPrompts(toolset), message);

    [TestCase(typeof(BadHeaderName), "BadHeaderName.Run.region: the header name \"my region\" must be*")]
    [TestCase(typeof(HeaderTwice), "HeaderTwice.Run.second: the header name region is used twice*")]
    [TestCase(typeof(HeaderOfList), "HeaderOfList.Run.regions: only a text, a whole number or a bool can be repeated in a header.")]
    [TestCase(typeof(HeaderInSchema), "HeaderInSchema.Run.price: only a text, a whole number or a bool can be repeated in a header.")]
    [TestCase(typeof(NoJsonSchema), "NoJsonSchema.Run: the [[]InputSchema] is no JSON*")]
    [TestCase(typeof(NoObjectSchema), "NoObjectSchema.Run: the [[]InputSchema] must be a JSON object with \"type\": \"object\" at its root.")]
    [TestCase(typeof(TypedWithSchema), "TypedWithSchema.Run: a tool with an [[]InputSchema] takes its arguments as one JsonElement.")]
    public void ScanTools_Misuse_StopsWithItsPlace(Type toolset, string message) => Check(() => ToolProbe.Scan(toolset), message);

    [Test]
    public void ScanResources_TwoOfOneUri_Stops() =>
        FluentActions.Invoking(() => ToolProbe.ScanResources(typeof(First), typeof(Second)))
            .Should().Throw<InvalidOperationException>().WithMessage("test://same: two resources have this URI, in the toolsets first and second.");

    [Test]
    public void ScanResources_TwoTemplatesOfOneShape_Stops() =>
        FluentActions.Invoking(() => ToolProbe.ScanResources(typeof(OneName), typeof(OtherName)))
            .Should().Throw<InvalidOperationException>().WithMessage("test://item/{id} and test://item/{key}: these resource templates match the same URIs.");

    private static void Check(Action scan, string message)
    {
        // A method that is bound by reflection wraps what it throws.
        Exception? thrown = scan.Should().Throw<Exception>().Which;
        while (thrown is not InvalidOperationException and not null)
            thrown = thrown.InnerException;
        thrown!.Message.Should().Match(message.Replace("[[]", "[", StringComparison.Ordinal));
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoVariable
    {
        [Resource("test://item/{id}", "item", "Item"), Description("Bad.")]
        public static string Read() => "";
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class StrayParameter
    {
        [Resource("test://item", "item", "Item"), Description("Bad.")]
        public static string Read(string id) => id;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class RelativeUri
    {
        [Resource("item/{id}", "item", "Item"), Description("Bad.")]
        public static string Read(string id) => id;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class BrokenUri
    {
        [Resource("test://item/{+id}", "item", "Item"), Description("Bad.")]
        public static string Read(string id) => id;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class SilentResource
    {
        [Resource("test://item", "item", "Item")]
        public static string Read() => "";
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class ToolContextInResource
    {
        [Resource("test://item", "item", "Item"), Description("Bad.")]
        public static string Read(ToolContext context) => context.ToString()!;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class EmptyResource
    {
        [Resource("test://item", "item", "Item"), Description("Bad.")]
        public static Task Read() => Task.CompletedTask;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class WatchOfNobody
    {
        [Resource("test://item", "item", "Item", Watch = "Nobody"), Description("Bad.")]
        public static string Read() => "";
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class WatchThatReturns
    {
        [Resource("test://item", "item", "Item", Watch = nameof(Watch)), Description("Bad.")]
        public static string Read() => "";

        public static string Watch() => "";
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class WatchWithContext
    {
        [Resource("test://item", "item", "Item", Watch = nameof(WatchAsync)), Description("Bad.")]
        public static string Read() => "";

        public static IAsyncEnumerable<string> WatchAsync(RequestContext context) => throw new NotSupportedException(context.ToString());
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoSource
    {
        [Resource("test://item/{id}", "item", "Item"), Description("Bad.")]
        public static string Read([Completion(typeof(string))] string id) => id;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class HeaderInResource
    {
        [Resource("test://item/{id}", "item", "Item"), Description("Bad.")]
        public static string Read([Header("Id")] string id) => id;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class SchemaOfPrompt
    {
        [Prompt("bad", "Bad"), Description("Bad.")]
        [InputSchema("""{"type":"object"}""")]
        public static string Get() => "";
    }

    [Toolset("first", AccessScope.None)]
    internal sealed class First
    {
        [Resource("test://same", "same", "Same"), Description("Same.")]
        public static string Read() => "";
    }

    [Toolset("second", AccessScope.None)]
    internal sealed class Second
    {
        [Resource("test://same", "same", "Same"), Description("Same.")]
        public static string Read() => "";
    }

    [Toolset("first", AccessScope.None)]
    internal sealed class OneName
    {
        [Resource("test://item/{id}", "item", "Item"), Description("Same.")]
        public static string Read(string id) => id;
    }

    [Toolset("second", AccessScope.None)]
    internal sealed class OtherName
    {
        [Resource("test://item/{key}", "item", "Item"), Description("Same.")]
        public static string Read(string key) => key;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class SilentPrompt
    {
        [Prompt("bad", "Bad")]
        public static string Get() => "";
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class SilentArgument
    {
        [Prompt("bad", "Bad"), Description("Bad.")]
        public static string Get(string text) => text;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NumberPrompt
    {
        [Prompt("bad", "Bad"), Description("Bad.")]
        public static int Get() => 1;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class BadPromptName
    {
        [Prompt("a b", "Bad"), Description("Bad.")]
        public static string Get() => "";
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class ToolContextInPrompt
    {
        [Prompt("bad", "Bad"), Description("Bad.")]
        public static string Get(ToolContext context) => context.ToString()!;
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class BadHeaderName
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        public static SampleResult Run([Description("Where."), Header("my region")] string region) => new() { Text = region };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class HeaderTwice
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        public static SampleResult Run([Description("Where."), Header("Region")] string first, [Description("Where."), Header("region")] string second) => new() { Text = first + second };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class HeaderOfList
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        public static SampleResult Run([Description("Where."), Header("Region")] IReadOnlyList<string> regions) => new() { Text = string.Concat(regions) };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class HeaderInSchema
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        [InputSchema("""{"type":"object","properties":{"price":{"type":"number","x-mcp-header":"Price"}}}""")]
        public static SampleResult Run(JsonElement arguments) => new() { Text = arguments.GetRawText() };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoJsonSchema
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        [InputSchema("{")]
        public static SampleResult Run(JsonElement arguments) => new() { Text = arguments.GetRawText() };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class NoObjectSchema
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        [InputSchema("""{"type":"array"}""")]
        public static SampleResult Run(JsonElement arguments) => new() { Text = arguments.GetRawText() };
    }

    [Toolset("bad", AccessScope.None)]
    internal sealed class TypedWithSchema
    {
        [Tool("bad", "Bad"), Description("Bad.")]
        [InputSchema("""{"type":"object"}""")]
        public static SampleResult Run([Description("What.")] string text) => new() { Text = text };
    }
}
