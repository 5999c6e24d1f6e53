using System.Collections.Concurrent;
using Gateway.Handlers;
using Gateway.Registry.Completion;
using Gateway.Registry.Invocation;
using Gateway.Registry.Prompts;
using Gateway.Registry.Resources;
using Gateway.Registry.Schemas;

namespace Gateway.Registry;

/// <summary>The toolsets of an assembly, read from their attributes once a process. Hosts bind the entries to their own objects.</summary>
internal sealed class ToolsetCatalog
{
    private static readonly ConcurrentDictionary<Assembly, ToolsetCatalog> Assemblies = new();

    private readonly ConcurrentDictionary<SharedTerms, IReadOnlyList<ToolsetEntry>> _entries = new();

    private ToolsetCatalog(Assembly assembly)
    {
        var types = assembly.GetTypes();
        Toolsets = [.. types.Where(type => type.IsClass && !type.IsAbstract && type.IsDefined(typeof(ToolsetAttribute)))];
        Completions = [.. types.Where(CompletionSources.IsSource)];
    }

    /// <summary>The classes with a <see cref="ToolsetAttribute"/>.</summary>
    public IReadOnlyList<Type> Toolsets { get; }

    /// <summary>The classes that complete arguments.</summary>
    public IReadOnlyList<Type> Completions { get; }

    public static ToolsetCatalog Of(Assembly assembly) => Assemblies.GetOrAdd(assembly, static one => new ToolsetCatalog(one));

    /// <summary>One entry for each class, cached by the terms.</summary>
    /// <param name="terms">Describe the arguments that have no description of their own; with them, schemas are listed in short form.</param>
    public IReadOnlyList<ToolsetEntry> Entries(SharedTerms terms) =>
        _entries.GetOrAdd(terms, static (key, toolsets) => [.. toolsets.Select(toolset => new ToolsetEntry(toolset, key))], Toolsets);
}

/// <summary>The handlers of one toolset class; each kind is scanned at its first use.</summary>
internal sealed class ToolsetEntry(Type toolset, SharedTerms terms)
{
    private readonly Lazy<IReadOnlyList<HandlerBinding<ToolDescriptor>>> _tools = new(() => [.. new ToolScanner(terms).Scan(toolset)]);
    private readonly Lazy<IReadOnlyList<HandlerBinding<ResourceDescriptor>>> _resources = new(() => [.. ResourceScanner.Scan(toolset)]);
    private readonly Lazy<IReadOnlyList<HandlerBinding<PromptDescriptor>>> _prompts = new(() => [.. PromptScanner.Scan(toolset)]);

    /// <summary>The toolset's name, which several classes can share.</summary>
    public string Name { get; } = toolset.GetCustomAttribute<ToolsetAttribute>()!.Name;

    /// <exception cref="InvalidOperationException">One is not fit to be offered; the message names class, method and parameter.</exception>
    public IReadOnlyList<HandlerBinding<ToolDescriptor>> Tools => _tools.Value;

    /// <inheritdoc cref="Tools"/>
    public IReadOnlyList<HandlerBinding<ResourceDescriptor>> Resources => _resources.Value;

    /// <inheritdoc cref="Tools"/>
    public IReadOnlyList<HandlerBinding<PromptDescriptor>> Prompts => _prompts.Value;
}
