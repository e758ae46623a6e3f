using System.Reflection;
using System.Reflection.Emit;

namespace Success.Silo;

/// <summary>
/// Writes, for a grain interface, a class whose methods turn calls into <see cref="GrainCall"/>s: <c>Account_Proxy</c> with, for
/// each method, a class <c>Account_Proxy.Record_1</c> whose fields are the arguments. As C#, for <c>Task&lt;int&gt; Add(int by)</c>:
/// <code>
/// class Add_0 : ResultCall&lt;int&gt; { public int by; Method => Descriptor; Invoke(grain) => ((ICounter)grain).Add(by); }
/// Task&lt;int&gt; Add(int by) => (Task&lt;int&gt;)Send(new Add_0 { by = by });
/// </code>
/// </summary>
/// <remarks>Emitted once per interface and process. <see cref="GrainInterface"/> has checked the interface before.</remarks>
static class ProxyEmitter
{
    const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;
    const MethodAttributes Implementation = MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final
        | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    static readonly Lock Emitting = new();
    static readonly ModuleBuilder Module = NewModule();
    static readonly HashSet<string> Friends = new(StringComparer.Ordinal);
    static int _count;

    /// <summary>What makes a reference for an activation's class and key.</summary>
    public static Func<GrainClass, string, GrainReference> Emit(Type grainInterface)
    {
        lock (Emitting)
        {
            Befriend(grainInterface);
            var proxy = Module.DefineType($"{grainInterface.Name}_Proxy_{_count++}", TypeAttributes.Sealed, typeof(GrainReference), [grainInterface]);
            DefineFactory(proxy, DefineConstructor(proxy));
            foreach (var method in GrainInterface.MethodsOf(grainInterface))
            {
                Befriend(method);
                DefineMethod(proxy, method, DefineCall(method));
            }

            return proxy.CreateType().GetMethod("Create")!.CreateDelegate<Func<GrainClass, string, GrainReference>>();
        }
    }

    static ModuleBuilder NewModule()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Success.Silo.Proxies"), AssemblyBuilderAccess.Run);
        return assembly.DefineDynamicModule("Proxies");
    }

    static ConstructorBuilder DefineConstructor(TypeBuilder proxy)
    {
        Type[] parameters = [typeof(GrainClass), typeof(string)];
        var constructor = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, parameters)!);
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    static void DefineFactory(TypeBuilder proxy, ConstructorBuilder constructor)
    {
        var factory = proxy.DefineMethod(
            "Create", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), [typeof(GrainClass), typeof(string)]);
        var il = factory.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>The call class of a method, with a public field per argument, in order.</summary>
    static (ConstructorInfo Constructor, FieldInfo[] Arguments) DefineCall(MethodInfo method)
    {
        var result = GrainInterface.ResultOf(method);
        var parent = result is null ? typeof(VoidCall) : typeof(ResultCall<>).MakeGenericType(result);
        var call = Module.DefineType($"{method.DeclaringType!.Name}.{method.Name}_{_count++}", TypeAttributes.Sealed, parent);
        var descriptor = call.DefineField("Descriptor", typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        FieldBuilder[] arguments = [.. method.GetParameters().Select((parameter, index) =>
            call.DefineField($"{index}_{parameter.Name}", parameter.ParameterType, FieldAttributes.Public))];

        call.DefineDefaultConstructor(MethodAttributes.Public);
        DefineMethodProperty(call, descriptor);
        DefineInvoke(call, method, arguments);
        if (Array.Find(arguments, argument => argument.FieldType == typeof(CancellationToken)) is { } token)
        {
            DefineTokenProperty(call, token);
        }

        var type = call.CreateType();
        type.GetField("Descriptor")!.SetValue(null, new GrainMethod(method));
        return (type.GetConstructor([])!, [.. arguments.Select(argument => type.GetField(argument.Name)!)]);
    }

    static void DefineMethodProperty(TypeBuilder call, FieldInfo descriptor)
    {
        var getter = call.DefineMethod($"get_{nameof(GrainCall.Method)}", Override, typeof(GrainMethod), []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldsfld, descriptor);
        il.Emit(OpCodes.Ret);
    }

    static void DefineTokenProperty(TypeBuilder call, FieldInfo token)
    {
        var getter = call.DefineMethod($"get_{nameof(GrainCall.Token)}", Override, typeof(CancellationToken), []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, token);
        il.Emit(OpCodes.Ret);
    }

    static void DefineInvoke(TypeBuilder call, MethodInfo method, FieldInfo[] arguments)
    {
        var invoke = call.DefineMethod(nameof(GrainCall.Invoke), Override, typeof(Task), [typeof(object)]);
        var il = invoke.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType.IsValueType)
        {
            var value = il.DeclareLocal(method.ReturnType);
            il.Emit(OpCodes.Stloc, value);
            il.Emit(OpCodes.Ldloca, value);
            il.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        il.Emit(OpCodes.Ret);
    }

    static void DefineMethod(TypeBuilder proxy, MethodInfo method, (ConstructorInfo Constructor, FieldInfo[] Arguments) call)
    {
        var parameters = method.GetParameters();
        var body = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}", Implementation, method.ReturnType, [.. parameters.Select(parameter => parameter.ParameterType)]);
        var il = body.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            il.Emit(OpCodes.Stfld, call.Arguments[i]);
        }

        il.Emit(OpCodes.Call, typeof(GrainReference).GetMethod(nameof(GrainReference.Send))!);
        EmitReturn(il, method.ReturnType);
        proxy.DefineMethodOverride(body, method);
    }

    /// <summary>Turns the <see cref="Task"/> on the stack into what the method returns.</summary>
    static void EmitReturn(ILGenerator il, Type returned)
    {
        var result = GrainInterface.ResultOf(returned);
        if (result is not null)
        {
            il.Emit(OpCodes.Castclass, typeof(Task<>).MakeGenericType(result));
        }

        if (returned.IsValueType)
        {
            var task = result is null ? typeof(Task) : typeof(Task<>).MakeGenericType(result);
            il.Emit(OpCodes.Newobj, returned.GetConstructor([task])!);
        }

        il.Emit(OpCodes.Ret);
    }

    static void Befriend(MethodInfo method)
    {
        Befriend(method.DeclaringType!);
        Befriend(method.ReturnType);
        foreach (var parameter in method.GetParameters())
        {
            Befriend(parameter.ParameterType);
        }
    }

    /// <summary>Lets the emitted assembly use the internal types of the one that <paramref name="type"/> comes from.</summary>
    static void Befriend(Type type)
    {
        foreach (var argument in type.GetGenericArguments())
        {
            Befriend(argument);
        }

        foreach (var assembly in new[] { type.Assembly, typeof(ProxyEmitter).Assembly })
        {
            if (Friends.Add(assembly.GetName().Name!))
            {
                var constructor = typeof(System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
                ((AssemblyBuilder)Module.Assembly).SetCustomAttribute(new(constructor, [assembly.GetName().Name!]));
            }
        }
    }
}
