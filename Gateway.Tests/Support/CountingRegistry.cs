using System.Diagnostics.CodeAnalysis;
using Gateway.Registry;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;

namespace Gateway.Tests.Support;

/// <summary>Stands before registries and counts how often something is looked up in them, by its name or by going through all.</summary>
internal sealed class CountingRegistry(IToolRegistry tools, IResourceRegistry resources, IPromptRegistry prompts)
    : IToolRegistry, IResourceRegistry, IPromptRegistry
{
    private int _lookUps;

    public int LookUps => Volatile.Read(ref _lookUps);

    public IReadOnlyList<ToolDescriptor> Tools => Counted(tools.Tools);

    public IReadOnlyList<ResourceDescriptor> Resources => Counted(resources.Resources);

    public IReadOnlyList<ResourceDescriptor> Templates => Counted(resources.Templates);

    public IReadOnlyList<PromptDescriptor> Prompts => Counted(prompts.Prompts);

    public bool TryGet(string name, [NotNullWhen(true)] out ToolDescriptor? tool) => Counted(tools).TryGet(name, out tool);

    public bool TryFind(string uri, [NotNullWhen(true)] out ResourceDescriptor? resource) => Counted(resources).TryFind(uri, out resource);

    public bool TryGet(string name, [NotNullWhen(true)] out PromptDescriptor? prompt) => Counted(prompts).TryGet(name, out prompt);

    private T Counted<T>(T value)
    {
        Interlocked.Increment(ref _lookUps);
        return value;
    }
}
