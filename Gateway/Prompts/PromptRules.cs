namespace Gateway.Prompts;

/// <summary>What several prompts end with.</summary>
internal static class PromptRules
{
    public const string Honest = "Say of every figure whether it is live or delayed, and whether the answer was complete. When a call fails say so and go on. Do not guess what is missing.";

    public const string SendNothing = "Send no order.";

    public const string Unknown = "An outcome `unknown` is looked up, never sent again.";
}
