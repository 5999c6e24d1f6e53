using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Registry;

/// <summary>Builds the registries when the host starts, so that a faulty handler stops the startup.</summary>
internal sealed class ToolRegistryStart(IToolRegistry tools, IResourceRegistry resources, IPromptRegistry prompts) : IHostedService
{
    public int ToolCount { get; } = tools.Tools.Count;

    public int ResourceCount { get; } = resources.Resources.Count + resources.Templates.Count;

    public int PromptCount { get; } = prompts.Prompts.Count;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
