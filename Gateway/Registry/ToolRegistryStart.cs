namespace Gateway.Registry;

/// <summary>Makes the host build the registry at its start, so that a tool that is not fit to be offered stops it there.</summary>
internal sealed class ToolRegistryStart(IToolRegistry registry) : IHostedService
{
    public int ToolCount { get; } = registry.Tools.Count;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
