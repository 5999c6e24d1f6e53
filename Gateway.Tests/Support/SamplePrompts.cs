using Gateway.Access;
using Gateway.Handlers;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;

namespace Gateway.Tests.Support;

/// <summary>One prompt of every kind.</summary>
[Toolset("test", AccessScope.MarketRead)]
internal sealed class SamplePrompts
{
    [Prompt("plain", "Plain")]
    [Icon("https://example.com/p.png")]
    [Description("One text.")]
    public static string Plain() => "Say hello.";

    [Prompt("review", "Review")]
    [Description("Several messages with arguments.")]
    public static Task<IReadOnlyList<PromptMessage>> ReviewAsync(
        [Description("Which name.")][Completion(typeof(SampleNames))] string name,
        [Description("Which table.")] SampleTable table = SampleTable.Orders,
        [Description("In full.")] bool full = false,
        [Description("Rows.")] int rows = 3) =>
        Task.FromResult<IReadOnlyList<PromptMessage>>(
            [PromptMessage.FromUser($"Review {name} in {table}, {rows} rows, full: {full}."), new PromptMessage(PromptRole.Assistant, new ImageContent(new byte[] { 1 }, "image/png"))]);

    [Prompt("linked", "Linked")]
    [Description("A link in one message.")]
    public static PromptMessage Linked() => new(PromptRole.User, new ResourceLink("test://text", "text", "A text"));

    [Prompt("secret", "Secret", Scope = AccessScope.Admin)]
    [Description("Only for administrators.")]
    public static string Secret() => "secret";

    [Prompt("broken", "Broken")]
    [Description("Fails unforeseen.")]
    public static string Broken() => throw new InvalidTimeZoneException("secret detail");
}
